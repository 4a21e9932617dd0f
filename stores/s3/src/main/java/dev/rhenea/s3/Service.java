package dev.rhenea.s3;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A service as one node uses it, under one key. Thread-safe; lives as long as the process.
 *
 * @param client blocks
 * @param calls that may still be made at the same time
 * @param tried whether the service keeps its conditions, as far as is known
 */
record Service(S3Client client, Semaphore calls, AtomicBoolean tried) {
  static final int CALLS = 64;
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);

  /** Which service, and as whom. */
  record Access(URI service, String region, Credentials credentials) {}

  /** Connects with the first call. It repeats nothing, and sends what every such service knows. */
  static Service open(Access access) {
    return open(access, LONGEST_CALL);
  }

  /** For tests, which do not wait that long. */
  static Service open(Access access, Duration longestCall) {
    AwsBasicCredentials key =
        AwsBasicCredentials.create(access.credentials().id(), access.credentials().secret());
    S3Client client =
        S3Client.builder()
            .endpointOverride(access.service())
            .region(Region.of(access.region()))
            .forcePathStyle(true)
            .credentialsProvider(StaticCredentialsProvider.create(key))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(CALLS)
                    .connectionTimeout(LONGEST_CONNECT)
                    .socketTimeout(longestCall))
            .overrideConfiguration(settings ->
                settings.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(longestCall))
            .build();
    return new Service(client, new Semaphore(CALLS), new AtomicBoolean());
  }
}
