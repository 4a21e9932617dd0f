package dev.rhenea.s3;

import java.net.ConnectException;
import java.net.UnknownHostException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a failed call means for a person. Pure.
 *
 * @param what is wrong with the bucket, as its address goes on
 * @param remedy what to do
 */
record Complaint(String what, String remedy) {
  static Complaint of(SdkException failed) {
    return failed instanceof AwsServiceException refused ? refused(refused) : unheard(failed);
  }

  private static Complaint refused(AwsServiceException refused) {
    AwsErrorDetails details = refused.awsErrorDetails();
    String code = details == null || details.errorCode() == null ? "" : details.errorCode();
    return switch (code) {
      case "NoSuchBucket" -> new Complaint("is not there", "create the bucket; nobody else does");
      case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken" ->
          new Complaint(
              "does not know the credentials (" + code + ")", "correct the credentials file");
      case "RequestTimeTooSkewed", "RequestExpired" ->
          new Complaint(
              "finds this node's clock too far off (" + code + ")", "set the clock of this node");
      case "AccessDenied", "AllAccessDisabled" ->
          new Complaint(
              "refuses access (" + code + ")",
              "the key needs the right to get, put, delete and list objects");
      case "PermanentRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          new Complaint("is in another region (" + code + ")", "say the region of the bucket");
      case "NotImplemented" ->
          new Complaint(
              "lacks an operation (" + code + ")", "it must know If-None-Match when it is written");
      case "ConditionalRequestConflict", "OperationAborted" ->
          new Complaint("has another writer of that object just now", "it is tried again");
      default -> other(refused, code);
    };
  }

  private static Complaint other(AwsServiceException refused, String code) {
    String answer = "%d %s".formatted(refused.statusCode(), code).strip();
    return switch (refused.statusCode()) {
      case 403 ->
          new Complaint(
              "refuses the credentials (%s)".formatted(answer), "correct the credentials file");
      case 404, 405 ->
          new Complaint(
              "is no bucket of an S3 service (%s)".formatted(answer),
              "correct the address of the bucket");
      default -> new Complaint("cannot be used now (%s)".formatted(answer), "look at the service");
    };
  }

  private static Complaint unheard(SdkException failed) {
    if (failed instanceof ApiCallTimeoutException
        || failed instanceof ApiCallAttemptTimeoutException) {
      return new Complaint("did not answer in time", "the service must come back");
    }
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return new Complaint("has a host that nobody knows", "correct the address of the bucket");
      }
      if (cause instanceof ConnectException) {
        return new Complaint(
            "cannot be reached", "the service must come back, or the address be corrected");
      }
    }
    return new Complaint("broke off (%s)".formatted(failed.getMessage()), "it is tried again");
  }
}
