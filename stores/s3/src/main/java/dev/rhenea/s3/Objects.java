package dev.rhenea.s3;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The four calls, each on the thread that makes it. Whatever fails is the library's {@code
 * SdkException}.
 */
record Objects(S3Client client, Bucket bucket) {
  private static final int TAKEN = 412;

  /** Whether this call wrote it; not if there is one. */
  boolean putIfAbsent(String name, byte[] content) {
    try {
      client.putObject(
          put -> put.bucket(bucket.name()).key(bucket.key(name)).ifNoneMatch("*"),
          RequestBody.fromBytes(content));
      return true;
    } catch (S3Exception refused) {
      if (refused.statusCode() == TAKEN) {
        return false;
      }
      throw refused;
    }
  }

  Optional<byte[]> get(String name) {
    try {
      return Optional.of(
          client
              .getObjectAsBytes(get -> get.bucket(bucket.name()).key(bucket.key(name)))
              .asByteArrayUnsafe());
    } catch (NoSuchKeyException none) {
      return Optional.empty();
    }
  }

  /** Every page of them, in ascending order. */
  List<String> list(String folder) {
    return client
        .listObjectsV2Paginator(list -> list.bucket(bucket.name()).prefix(bucket.key(folder) + "/"))
        .contents()
        .stream()
        .map(S3Object::key)
        .map(key -> key.substring(bucket.prefix().length()))
        .sorted()
        .toList();
  }

  void delete(String name) {
    client.deleteObject(delete -> delete.bucket(bucket.name()).key(bucket.key(name)));
  }
}
