package dev.rhenea.provider;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The protocols that are installed, by name. A name may stand for a Loglet and for a register. */
public final class Catalogue {
  private final SortedMap<String, LogletProvider> loglets;
  private final SortedMap<String, RegisterProvider> registers;

  /**
   * A catalogue of the given providers.
   *
   * @throws IllegalArgumentException if two have one name, or one was built for another contract
   */
  public Catalogue(
      Collection<? extends LogletProvider> loglets,
      Collection<? extends RegisterProvider> registers) {
    this.loglets = byName(loglets);
    this.registers = byName(registers);
  }

  /** Everything on the class path. */
  public static Catalogue load() {
    return new Catalogue(
        ServiceLoader.load(LogletProvider.class).stream().map(ServiceLoader.Provider::get).toList(),
        ServiceLoader.load(RegisterProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  public Optional<LogletProvider> loglet(String name) {
    return Optional.ofNullable(loglets.get(name));
  }

  public Optional<RegisterProvider> register(String name) {
    return Optional.ofNullable(registers.get(name));
  }

  /** All Loglet providers, by name. */
  public List<LogletProvider> loglets() {
    return List.copyOf(loglets.values());
  }

  /** All register providers, by name. */
  public List<RegisterProvider> registers() {
    return List.copyOf(registers.values());
  }

  private static <P extends ProtocolProvider> SortedMap<String, P> byName(
      Collection<? extends P> providers) {
    SortedMap<String, P> map = new TreeMap<>();
    for (P provider : providers) {
      if (provider.apiVersion() != ProtocolProvider.API_VERSION) {
        throw new IllegalArgumentException(
            "protocol '%s' (%s) was built for contract version %d, this is version %d: rebuild it"
                .formatted(
                    provider.name(),
                    provider.getClass().getName(),
                    provider.apiVersion(),
                    ProtocolProvider.API_VERSION));
      }
      P other = map.put(provider.name(), provider);
      if (other != null) {
        throw new IllegalArgumentException(
            "two protocols are called '%s': %s and %s"
                .formatted(
                    provider.name(), other.getClass().getName(), provider.getClass().getName()));
      }
    }
    return Collections.unmodifiableSortedMap(map);
  }
}
