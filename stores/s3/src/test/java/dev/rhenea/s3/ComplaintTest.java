package dev.rhenea.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What failures mean, also those that no test server has. */
class ComplaintTest {
  private static String said(int status, String code) {
    S3Exception.Builder refused = S3Exception.builder();
    refused.statusCode(status).awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build());
    return text(Complaint.of((S3Exception) refused.build()));
  }

  private static String text(Complaint complaint) {
    return complaint.what() + "; " + complaint.remedy();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | NoSuchBucket | is not there; create the bucket; nobody else does",
        "403 | InvalidAccessKeyId | does not know the credentials (InvalidAccessKeyId)",
        "403 | SignatureDoesNotMatch | correct the credentials file",
        "400 | ExpiredToken | does not know the credentials (ExpiredToken)",
        "403 | RequestTimeTooSkewed | set the clock of this node",
        "403 | AccessDenied | the key needs the right to get, put, delete and list objects",
        "301 | PermanentRedirect | say the region of the bucket",
        "501 | NotImplemented | it must know If-None-Match when it is written",
        "409 | ConditionalRequestConflict | has another writer of that object just now",
        "403 | Odd | refuses the credentials (403 Odd)",
        "404 | | is no bucket of an S3 service (404)",
        "405 | MethodNotAllowed | correct the address of the bucket",
        "503 | SlowDown | cannot be used now (503 SlowDown); look at the service"
      })
  void aRefusalIsSaidInWords(int status, String code, String expected) {
    assertThat(said(status, code)).contains(expected);
  }

  @Test
  void whoWasNotHeardIsNamed() {
    assertThat(text(Complaint.of(ApiCallTimeoutException.builder().message("late").build())))
        .isEqualTo("did not answer in time; the service must come back");
    assertThat(text(unheard(new UnknownHostException("nobody.invalid"))))
        .contains("has a host that nobody knows");
    assertThat(text(unheard(new ConnectException("refused")))).contains("cannot be reached");
    assertThat(text(unheard(new IllegalStateException("odd")))).startsWith("broke off (");
  }

  private static Complaint unheard(Exception cause) {
    return Complaint.of(SdkClientException.builder().message("failed").cause(cause).build());
  }
}
