package dev.rhenea.composition.encrypt;

import dev.rhenea.composition.filter.Coding;
import dev.rhenea.composition.filter.CodingFilter;
import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Future;
import dev.rhenea.provider.Host;
import dev.rhenea.spec.Arguments;
import dev.rhenea.spec.Parameter;
import dev.rhenea.spec.ProtocolSpec;
import java.util.List;

/** Makes Loglets that encrypt: {@code encrypt(native(n1, n2, n3), key: file("log.key"))}. */
public final class EncryptProvider implements CodingFilter {
  private static final String KEY = "key";

  @Override
  public String name() {
    return "encrypt";
  }

  @Override
  public String summary() {
    return "Stores entries encrypted and authenticated (AES-256-GCM) under keys from a file that"
        + " is on every node and in no chain.";
  }

  @Override
  public String source() {
    return "NIST SP 800-38D (GCM), RFC 2104 (HMAC)";
  }

  @Override
  public List<Parameter> settings() {
    return List.of(
        Parameter.required(
            KEY,
            new Parameter.Type.File(),
            "A key of 64 hexadecimal digits a line; all of them read, the last one writes."));
  }

  @Override
  public int overhead() {
    return Encryption.OVERHEAD;
  }

  /** A Loglet that nobody could write to is not made. */
  @Override
  public Future<Done> prepare(Host host, ProtocolSpec spec) {
    return switch (keys(host, spec)) {
      case KeyRing.Read.Keys keys -> host.environment().done();
      case KeyRing.Read.Unusable(String reason) ->
          host.environment()
              .unavailable(
                  new Diagnosis(
                      "create of encrypt: " + reason,
                      List.of(host.environment().node()),
                      KeyRing.REMEDY));
    };
  }

  @Override
  public List<String> warnings(ProtocolSpec spec) {
    ProtocolSpec below = spec.children().getFirst();
    while (!below.protocol().equals("compress") && below.children().size() == 1) {
      below = below.children().getFirst();
    }
    return below.protocol().equals("compress")
        ? List.of(
            "compress sees only what encrypt made, which does not shrink: write"
                + " compress(encrypt(...))")
        : List.of();
  }

  @Override
  public Coding coding(Site site) {
    return new Encryption(
        site.host().environment().random(), () -> keys(site.host(), site.spec()), site.id());
  }

  private static KeyRing.Read keys(Host host, ProtocolSpec spec) {
    String path = new Arguments(spec).file(KEY).orElseThrow();
    return KeyRing.read(path, host.file(path));
  }
}
