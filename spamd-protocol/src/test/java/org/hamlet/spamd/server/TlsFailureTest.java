package org.hamlet.spamd.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFailureTest {

  private static final String MAIL = "CHECK SPAMC/1.5\r\n\r\nSubject: poison in the ear\r\n\r\nx";

  @TempDir Path folder;

  @Test
  void aMessageSentWithoutTlsIsNotQuoted() throws Exception {
    TestCertificate server = TestCertificate.in(folder, "server");
    SslContext context =
        SslContextBuilder.forServer(server.certificate().toFile(), server.key().toFile()).build();
    List<String> told = new ArrayList<>();
    ChannelInboundHandlerAdapter log =
        new ChannelInboundHandlerAdapter() {
          @Override
          public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
            if (event instanceof SslHandshakeCompletionEvent handshake) {
              told.add(TlsFailure.reason(handshake.cause()));
            }
          }

          @Override
          public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
            told.add(TlsFailure.reason(cause));
          }
        };
    EmbeddedChannel channel =
        new EmbeddedChannel(context.newHandler(UnpooledByteBufAllocator.DEFAULT), log);
    channel.writeInbound(Unpooled.copiedBuffer(MAIL, StandardCharsets.US_ASCII));
    channel.finishAndReleaseAll();
    assertThat(told).isNotEmpty().containsOnly("the client does not speak TLS");
  }

  @Test
  void otherReasonsAreTold() {
    assertThat(TlsFailure.reason(new SSLHandshakeException("certificate expired")))
        .contains("certificate expired");
  }
}
