package dev.rhenea.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.InvalidSpec;
import dev.rhenea.spec.ProtocolSpec;
import dev.rhenea.spec.Value;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is an address of a bucket, what a file of credentials, and what is refused. */
class BucketTest {
  @Test
  void anAddressHasAServiceABucketAndAPrefix() {
    assertThat(Bucket.parse("https://s3.example.com/cold/logs/2026"))
        .contains(new Bucket(URI.create("https://s3.example.com"), "cold", "logs/2026/"));
    assertThat(Bucket.parse("http://127.0.0.1:9000/cold/"))
        .contains(new Bucket(URI.create("http://127.0.0.1:9000"), "cold", ""));
  }

  @Test
  void whatIsNoAddressIsRefusedInWords() {
    S3Provider provider = new S3Provider();
    for (String wrong :
        List.of(
            "",
            "cold",
            "/mnt/cold",
            "s3://cold/logs",
            "https://s3.example.com",
            "https://s3.example.com/Cold",
            "https://s3.example.com/cold/a b",
            "https://s3.example.com/cold/../warm",
            "https://s3.example.com/cold/..",
            "https://s3.example.com/cold?x=y",
            "https://me:secret@s3.example.com/cold")) {
      ProtocolSpec spec =
          ProtocolSpec.of("s3")
              .with("bucket", new Value.Folder(wrong))
              .with("credentials", new Value.File("s3.key"));
      assertThatThrownBy(() -> provider.validate(spec, new Catalogue(List.of(), List.of())))
          .as(wrong)
          .isInstanceOf(InvalidSpec.class)
          .hasMessageContaining("is not the address of a bucket");
    }
  }

  @Test
  void credentialsAreTwoLinesAndTheSecretIsNotTold() {
    Credentials key = Credentials.parse("# mine\n\n id \n secret \n").orElseThrow();
    assertThat(key).isEqualTo(new Credentials("id", "secret"));
    assertThat(key.toString()).doesNotContain("secret");
    for (String wrong : List.of("", "id", "id\nsecret\nmore\n")) {
      assertThat(Credentials.parse(wrong)).isEmpty();
    }
  }
}
