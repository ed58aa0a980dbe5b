package io.clicklake.stack.deploy.account;

import java.util.List;

class InMemoryAccountTest extends AccountContract {

  private final InMemoryAccount account = new InMemoryAccount();

  @Override
  Account account() {
    return account;
  }

  @Override
  void putParameter(String name, String value) {
    account.parameters.put(name, value);
  }

  @Override
  String putImage(String tag) {
    String digest = "sha256:" + "1".repeat(64);
    account.images.put(REPOSITORY + ":" + tag, digest);
    return digest;
  }

  @Override
  void letTheLakeAnswer(List<List<String>> rows) {
    account.answers.add(rows);
  }
}
