package io.clicklake.components;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a Kafka broker for the cluster's metadata, without a Kafka client.
 *
 * <p>A broker accepts connections a while before it may serve; it lists itself once it may. Request
 * and answer are Metadata in version 4 of Kafka's protocol:
 *
 * <pre>
 * request  = size:int32 apiKey:int16=3 apiVersion:int16=4 correlation:int32
 *            clientId:string topics:int32=0 allowCreation:int8=0
 * response = size:int32 correlation:int32 throttle:int32 brokers:int32 …
 * string   = length:int16 utf8
 * </pre>
 */
final class BrokerProbe {

  private static final int CONNECT_MILLIS = 500;
  private static final int ANSWER_MILLIS = 2_000;
  private static final short METADATA = 3;
  private static final short VERSION = 4;
  private static final int CORRELATION = 1;
  private static final byte[] CLIENT = "clicklake-health".getBytes(StandardCharsets.UTF_8);
  private static final int REQUEST_BYTES = 2 + 2 + 4 + 2 + CLIENT.length + 4 + 1;

  private BrokerProbe() {}

  /** Whether a broker at this port of 127.0.0.1 knows of a broker in service. */
  static boolean listsBroker(int port) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(ANSWER_MILLIS);
      socket.connect(LoopbackPort.address(port), CONNECT_MILLIS);
      DataOutputStream request = new DataOutputStream(socket.getOutputStream());
      request.write(metadataRequest());
      request.flush();
      DataInputStream response = new DataInputStream(socket.getInputStream());
      response.readInt();
      if (response.readInt() != CORRELATION) {
        return false;
      }
      response.readInt();
      return response.readInt() > 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static byte[] metadataRequest() {
    return java.nio.ByteBuffer.allocate(Integer.BYTES + REQUEST_BYTES)
        .putInt(REQUEST_BYTES)
        .putShort(METADATA)
        .putShort(VERSION)
        .putInt(CORRELATION)
        .putShort((short) CLIENT.length)
        .put(CLIENT)
        .putInt(0)
        .put((byte) 0)
        .array();
  }
}
