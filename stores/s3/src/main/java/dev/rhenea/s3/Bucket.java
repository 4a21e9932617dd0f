package dev.rhenea.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where objects are. Pure.
 *
 * @param service its address, without a path
 * @param name of the bucket
 * @param prefix of all objects, which is empty or ends with '/'
 */
record Bucket(URI service, String name, String prefix) {
  private static final Pattern PATH =
      Pattern.compile(
          "/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/(?!\\.\\.?(?:/|$))[A-Za-z0-9_.-]+)*)/?");

  /** Reads an address such as {@code https://s3.example.com/cold/logs}; empty if it is none. */
  static Optional<Bucket> parse(String address) {
    try {
      URI uri = new URI(address);
      String scheme = uri.getScheme();
      Matcher path = PATH.matcher(uri.getRawPath() == null ? "" : uri.getRawPath());
      boolean fits =
          ("http".equals(scheme) || "https".equals(scheme))
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && path.matches();
      if (!fits) {
        return Optional.empty();
      }
      String within = path.group(2).isEmpty() ? "" : path.group(2).substring(1) + "/";
      URI service = new URI(scheme, null, uri.getHost(), uri.getPort(), null, null, null);
      return Optional.of(new Bucket(service, path.group(1), within));
    } catch (URISyntaxException none) {
      return Optional.empty();
    }
  }

  String key(String object) {
    return prefix + object;
  }

  @Override
  public String toString() {
    return service + "/" + name + (prefix.isEmpty() ? "" : "/" + prefix);
  }
}
