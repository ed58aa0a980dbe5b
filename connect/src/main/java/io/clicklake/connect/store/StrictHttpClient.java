package io.clicklake.connect.store;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.Header;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The JDK's HTTP client as the AWS SDK wraps it, where a broken connection is told as one: a
 * request that breaks off fails with an {@code IOException} rather than an unchecked one, which the
 * SDK would not repeat, and an answer that is shorter than announced does not pass for a whole one.
 */
final class StrictHttpClient implements SdkHttpClient {

  private final SdkHttpClient inner;

  private StrictHttpClient(SdkHttpClient inner) {
    this.inner = inner;
  }

  /**
   * Makes clients.
   *
   * @param silence after which a connection counts as broken
   */
  record Builder(Duration silence) implements SdkHttpClient.Builder<Builder> {

    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
      return new StrictHttpClient(
          UrlConnectionHttpClient.builder().socketTimeout(silence).buildWithDefaults(defaults));
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = inner.prepareRequest(request);
    boolean head = request.httpRequest().method() == SdkHttpMethod.HEAD;
    return new ExecutableHttpRequest() {

      @Override
      public HttpExecuteResponse call() throws IOException {
        try {
          HttpExecuteResponse answer = prepared.call();
          return head ? answer : whole(answer);
        } catch (UncheckedIOException e) {
          throw e.getCause();
        }
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  private static HttpExecuteResponse whole(HttpExecuteResponse answer) {
    long announced =
        answer
            .httpResponse()
            .firstMatchingHeader(Header.CONTENT_LENGTH)
            .map(Long::parseLong)
            .orElse(-1L);
    HttpExecuteResponse.Builder checked =
        HttpExecuteResponse.builder().response(answer.httpResponse());
    answer
        .responseBody()
        .ifPresent(
            body ->
                checked.responseBody(
                    announced < 0
                        ? body
                        : AbortableInputStream.create(new WholeBody(body, announced), body)));
    return checked.build();
  }

  @Override
  public String clientName() {
    return inner.clientName();
  }

  @Override
  public void close() {
    inner.close();
  }

  /** A body that may not end before its announced length. */
  private static final class WholeBody extends FilterInputStream {

    private final long announced;
    private long seen;

    WholeBody(InputStream body, long announced) {
      super(body);
      this.announced = announced;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      see(b < 0 ? b : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      see(count);
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(count);
      seen += skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void see(int count) throws EOFException {
      if (count >= 0) {
        seen += count;
      } else if (seen < announced) {
        throw new EOFException("answer of %d bytes ended after %d".formatted(announced, seen));
      }
    }
  }
}
