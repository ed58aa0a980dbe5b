package io.clicklake.stack.deploy.account;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An account. Every method throws {@link AccountException} where AWS refuses or does not answer.
 */
public interface Account extends AutoCloseable {

  /** The checksum that an object was uploaded with; empty where there is none of this key. */
  Optional<String> checksum(String bucket, String key);

  /** Puts a file there, under its checksum; what was there is replaced. */
  void upload(Path file, String sha256, String bucket, String key);

  /** Puts a text; what was there is replaced. */
  void write(String text, String bucket, String key);

  /** How many objects a bucket holds, counted up to a thousand; none where it is not there. */
  long objects(String bucket);

  /** The digest of an image; empty where the repository has none of this tag. */
  Optional<String> imageDigest(String repository, String tag);

  /** A login to the account's registry of images, for some hours. */
  RegistryLogin registryLogin();

  /** A parameter's value, decrypted; empty where there is none of this name. */
  Optional<String> parameter(String name);

  /** Names of the parameters under a path. */
  List<String> parametersUnder(String path);

  /**
   * Runs a command on a host and waits for its end. A host that has not reported to Systems Manager
   * yet is waited for, too.
   */
  HostOutcome run(String instance, HostCommand command, Duration patience);

  /** What a query over a lake brings, without its header. */
  List<List<String>> query(LakeQuery query);

  @Override
  void close();
}
