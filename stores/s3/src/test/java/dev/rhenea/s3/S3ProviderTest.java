package dev.rhenea.s3;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes no sense is refused before any node works with it. */
class S3ProviderTest {
  private static void validate(String bucket, String region) {
    ProtocolSpec spec =
        ProtocolSpec.of("s3")
            .with("bucket", new Value.Folder(bucket))
            .with("credentials", new Value.File("s3.key"))
            .with("region", new Value.Text(region));
    new S3Provider().validate(spec, new Catalogue(List.of(), List.of()));
  }

  @Test
  void aRegionIsAName() {
    assertThatCode(() -> validate("https://s3.example.com/cold/logs", "eu-central-1"))
        .doesNotThrowAnyException();
  }

  /** The library would throw, on a loop. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "eu central", "eu/1"})
  void whatIsNoRegionIsRefused(String region) {
    assertThatThrownBy(() -> validate("https://s3.example.com/cold/logs", region))
        .isInstanceOf(InvalidSpec.class)
        .hasMessageContaining("'" + region + "' is not a region");
  }

  @Test
  void whatIsNoBucketIsRefused() {
    assertThatThrownBy(() -> validate("https://someone:secret@s3.example.com/cold", "us-east-1"))
        .isInstanceOf(InvalidSpec.class)
        .hasMessageContaining("is not the address of a bucket");
  }
}
