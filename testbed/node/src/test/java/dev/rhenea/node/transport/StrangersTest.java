package dev.rhenea.node.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.NodeId;
import dev.rhenea.node.FreePorts;
import dev.rhenea.node.loop.EventLoops;
import dev.rhenea.payload.Payload;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connections to the peer port that do not greet. */
@Timeout(120)
class StrangersTest {
  private static final NodeId N1 = new NodeId("n1");
  private static final NodeId N2 = new NodeId("n2");

  private final HostPort here = new HostPort("127.0.0.1", FreePorts.take(1).getFirst());
  private final EventLoops loops = new EventLoops(1);
  private final List<Socket> sockets = new ArrayList<>();
  private Transport transport = transport(Duration.ofSeconds(1));

  private Transport transport(Duration silence) {
    TransportOptions options =
        new TransportOptions("loopback", N2, Map.of(N2, here), 1 << 20, 1 << 20, silence);
    return new Transport(options, loops, new Nobody());
  }

  /** Nothing of what these tests send is a message. */
  private record Nobody() implements Receiver {
    @Override
    public void request(NodeId from, Frame.Request request, ReplyTo replyTo, Runnable handled) {}

    @Override
    public void send(NodeId from, Frame.Send message, Runnable handled) {}

    @Override
    public void replied(long id, Payload message) {}

    @Override
    public void failed(long id, Diagnosis why) {}

    @Override
    public void lost(NodeId peer, Diagnosis why) {}
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    transport.close();
    loops.close();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), here.port());
    sockets.add(socket);
    return socket;
  }

  private static byte[] greeting() {
    Buffer out = Buffer.buffer();
    new FrameEncoder().write(out, new Frame.Hello(1, 0, "loopback", N1, N2, 1));
    return out.getBytes();
  }

  private static void awaitEnd(Socket socket) throws IOException {
    try {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } catch (SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }

  @Test
  void whoDoesNotFinishItsGreetingIsCutOff() throws Exception {
    transport = transport(Duration.ofMillis(100));
    transport.listen();
    Socket silent = connect();
    Socket halting = connect();
    halting.getOutputStream().write(greeting(), 0, 12);
    awaitEnd(silent);
    awaitEnd(halting);
  }

  /** They may stay for an hour, so nothing but their number ends them. */
  @Test
  void theLatestStayAndANodeGetsIn() throws Exception {
    transport = transport(Duration.ofHours(1));
    transport.listen();
    for (int i = 0; i < 300; i++) {
      connect();
    }
    Socket node = connect();
    node.getOutputStream().write(greeting());
    assertThat(node.getInputStream().read()).as("it is greeted").isNotNegative();
    for (Socket stranger : sockets.subList(0, 300 - 127)) {
      awaitEnd(stranger);
    }
    Socket latest = sockets.get(299);
    latest.getOutputStream().write(greeting());
    assertThat(latest.getInputStream().read()).as("it was still welcome").isNotNegative();
  }
}
