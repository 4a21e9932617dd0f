package dev.rhenea.s3;

import dev.rhenea.s3server.OnePut;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.options.PutOptions;
import org.jclouds.blobstore.util.ForwardingBlobStore;
import org.jclouds.http.HttpResponse;
import org.jclouds.http.HttpResponseException;

/**
 * A service that writes an object once, and tells most of its writers that there are others, as S3
 * may.
 */
final class Conflicts extends ForwardingBlobStore {
  private final Map<String, Integer> writers = new ConcurrentHashMap<>();

  Conflicts(BlobStore below) {
    super(new OnePut(below));
  }

  @Override
  public String putBlob(String bucket, Blob blob, PutOptions options) {
    if (writers.merge(blob.getMetadata().getName(), 1, Integer::sum) > 2) {
      HttpResponse conflict = HttpResponse.builder().statusCode(409).build();
      throw new HttpResponseException("there are others", null, conflict);
    }
    return super.putBlob(bucket, blob, options);
  }
}
