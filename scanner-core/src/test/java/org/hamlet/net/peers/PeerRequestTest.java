package org.hamlet.net.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.SharedDigest.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerRequestTest {

  /** {@link PeerRequest#MAX_NAME_BYTES} and {@link PeerRequest#MAX_DIGESTS}. */
  @ParameterizedTest
  @CsvSource({"1, 1, true", "32, 32, true", "33, 1, false", "1, 33, false", "1, 0, false"})
  void aLongerNameOrMoreDigestsAreNoRequest(int nameBytes, int digests, boolean taken) {
    List<SharedDigest> asked = IntStream.range(0, digests).mapToObj(PeerRequestTest::host).toList();
    PeerRequest request =
        new PeerRequest(
            PeerRequest.Kind.QUERY, 1, new Nonce(1, 2), "x".repeat(nameBytes), "b", asked);
    byte[] packet = request.encoded();
    Optional<PeerRequest> read =
        PeerRequest.read(Arrays.copyOf(packet, packet.length + PeerKey.SIGNATURE_BYTES));
    assertThat(read).isEqualTo(taken ? Optional.of(request) : Optional.empty());
  }

  private static SharedDigest host(int number) {
    byte[] bytes = new byte[Kind.HOST.bytes()];
    ByteBuffer.wrap(bytes).putInt(number);
    return SharedDigest.of(Kind.HOST, bytes);
  }
}
