package dev.rhenea.node.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Address;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.RoleName;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.environment.UnitId;
import dev.rhenea.node.Echo;
import dev.rhenea.node.LoopbackCluster;
import dev.rhenea.node.ToyProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever strangers send to the peer port: their connections end, and the nodes of the cluster go
 * on talking. A fault in any unit fails the test by itself.
 */
@Timeout(120)
class PeerPortTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");
  private static final NodeId STRANGER = new NodeId("n9");
  private static final Frame.Target TARGET =
      new Frame.Target(new UnitId("default/1"), new RoleName("toy", "server"));
  private static final Address ECHO = new Address(N2, TARGET.unit(), TARGET.role());
  private static final Catalogue CATALOGUE =
      ToyProvider.catalogue(host -> new Echo(host.environment()));

  @TempDir Path folder;
  private LoopbackCluster cluster;

  @BeforeEach
  void start() throws Exception {
    cluster = new LoopbackCluster(folder, List.of(N1, N2), CATALOGUE);
    assertThat(echo()).isEqualTo(Payload.utf8("well"));
  }

  @AfterEach
  void stop() throws Exception {
    assertThat(echo()).isEqualTo(Payload.utf8("well"));
    cluster.close();
  }

  private Payload echo() throws Unavailable {
    Host host = cluster.host(N1, "client");
    return cluster.await(
        host,
        () ->
            host.environment()
                .network()
                .request(ECHO, Payload.utf8("well"), Duration.ofSeconds(20)));
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), cluster.address(N2).port());
  }

  /** Reads until the other side ends the connection, in whatever way. */
  private static void awaitEnd(Socket socket) throws IOException {
    try {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }

  private static void send(Socket socket, byte[] bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes);
    } catch (SocketException ended) {
      assertThat(ended.getMessage()).matches("(?i).*(broken pipe|reset|aborted).*");
    }
  }

  private static byte[] encoded(Frame... frames) {
    FrameEncoder encoder = new FrameEncoder();
    Buffer out = Buffer.buffer();
    Arrays.stream(frames).forEach(frame -> encoder.write(out, frame));
    return out.getBytes();
  }

  private static Frame hello(int major) {
    return new Frame.Hello(major, 0, "loopback", STRANGER, N2, 1);
  }

  /** A greeting that is good, so that what follows is taken for a node's, then frames spoilt. */
  private static byte[] spoilt(SplittableRandom random) {
    byte[] good =
        encoded(
            hello(1),
            new Frame.Send(TARGET, Payload.utf8("hint")),
            new Frame.Request(7, TARGET, Payload.wrap(new byte[random.nextInt(1, 2000)])),
            new Frame.Reply(random.nextLong(), Payload.utf8("never asked")),
            new Frame.Ping());
    switch (random.nextInt(4)) {
      case 0 -> good[random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(8));
      case 1 -> good = Arrays.copyOf(good, random.nextInt(good.length));
      case 2 ->
          Arrays.fill(good, random.nextInt(good.length), good.length, (byte) random.nextInt());
      default -> {
        byte[] frame = checked(random);
        int head = encoded(hello(1)).length;
        good = ByteBuffer.allocate(head + frame.length).put(good, 0, head).put(frame).array();
      }
    }
    return good;
  }

  /** A frame of any kind whose checksum is right and whose fields are noise. */
  private static byte[] checked(SplittableRandom random) {
    byte[] body = new byte[random.nextInt(1, 200)];
    random.nextBytes(body);
    body[0] = (byte) random.nextInt(11);
    CRC32C crc = new CRC32C();
    crc.update(body);
    return ByteBuffer.allocate(8 + body.length)
        .putInt(body.length)
        .putInt((int) crc.getValue())
        .put(body)
        .array();
  }

  @Test
  void noiseBehindAGreetingEndsThatConnectionOnly() throws Exception {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 300; round++) {
      try (Socket socket = connect()) {
        send(socket, spoilt(random));
        socket.shutdownOutput();
        awaitEnd(socket);
      }
      if (round % 50 == 0) {
        assertThat(echo()).isEqualTo(Payload.utf8("well"));
      }
    }
  }

  @Test
  void noiseInsteadOfAGreetingEndsTheConnectionAtOnce() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 100; round++) {
      try (Socket socket = connect()) {
        byte[] frame = checked(random);
        send(socket, frame);
        byte[] noise = new byte[2000];
        random.nextBytes(noise);
        send(socket, noise);
        awaitEnd(socket); // though this side keeps it open
      }
    }
  }

  /** Else a few strangers could have the node reserve memory for messages that never come. */
  @Test
  void aStrangerMayNotAnnounceALargeFrame() throws Exception {
    try (Socket socket = connect()) {
      send(socket, ByteBuffer.allocate(8).putInt(1 << 20).putInt(0).array());
      awaitEnd(socket);
    }
    try (Socket socket = connect()) {
      send(socket, encoded(hello(1)));
      assertThat(socket.getInputStream().read()).isNotNegative(); // greeted
      send(
          socket,
          encoded(new Frame.Send(TARGET, Payload.wrap(new byte[1 << 20])), new Frame.Ping()));
      send(socket, ByteBuffer.allocate(8).putInt(Integer.MAX_VALUE).putInt(0).array());
      awaitEnd(socket);
    }
  }

  @Test
  void aNewerVersionIsToldSoAndRefused() throws Exception {
    try (Socket socket = connect()) {
      send(socket, encoded(hello(2)));
      List<Frame> heard = new ArrayList<>();
      new FrameDecoder(1 << 10).read(socket.getInputStream().readAllBytes(), heard::add);
      assertThat(heard)
          .singleElement()
          .isEqualTo(new Frame.Refused("n9 speaks version 2, n2 knows up to 1: upgrade n2 first"));
    }
  }
}
