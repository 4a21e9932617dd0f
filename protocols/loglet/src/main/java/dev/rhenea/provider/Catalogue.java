package dev.rhenea.provider;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The protocols that are installed, by name. A name may stand for a Loglet and for a register. */
public final class Catalogue {
  private final SortedMap<String, LogletProvider> loglets;
  private final SortedMap<String, RegisterProvider> registers;
  private final SortedMap<String, RoleProvider> services;

  /**
   * A catalogue of the given providers.
   *
   * @param services roles that belong to no protocol
   * @throws IllegalArgumentException if two have one name, or one was built for another contract
   */
  public Catalogue(
      Collection<? extends LogletProvider> loglets,
      Collection<? extends RegisterProvider> registers,
      Collection<? extends RoleProvider> services) {
    this.loglets = byName(loglets);
    this.registers = byName(registers);
    this.services = byName(services);
  }

  /** A catalogue of protocols alone. */
  public Catalogue(
      Collection<? extends LogletProvider> loglets,
      Collection<? extends RegisterProvider> registers) {
    this(loglets, registers, List.of());
  }

  /** Everything on the class path. */
  public static Catalogue load() {
    return new Catalogue(
        found(LogletProvider.class), found(RegisterProvider.class), found(RoleProvider.class));
  }

  public Optional<LogletProvider> loglet(String name) {
    return Optional.ofNullable(loglets.get(name));
  }

  public Optional<RegisterProvider> register(String name) {
    return Optional.ofNullable(registers.get(name));
  }

  /** Everybody who opens roles of that name; a node asks them in this order. */
  public List<RoleProvider> hosting(String name) {
    return Stream.of(loglets, registers, services)
        .flatMap(byName -> Optional.<RoleProvider>ofNullable(byName.get(name)).stream())
        .toList();
  }

  /** All Loglet providers, by name. */
  public List<LogletProvider> loglets() {
    return List.copyOf(loglets.values());
  }

  /** All register providers, by name. */
  public List<RegisterProvider> registers() {
    return List.copyOf(registers.values());
  }

  private static <P extends RoleProvider> List<P> found(Class<P> service) {
    return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get).toList();
  }

  private static <P extends RoleProvider> SortedMap<String, P> byName(
      Collection<? extends P> providers) {
    SortedMap<String, P> map = new TreeMap<>();
    for (P provider : providers) {
      if (provider.apiVersion() != RoleProvider.API_VERSION) {
        throw new IllegalArgumentException(
            "protocol '%s' (%s) was built for contract version %d, this is version %d: rebuild it"
                .formatted(
                    provider.name(),
                    provider.getClass().getName(),
                    provider.apiVersion(),
                    RoleProvider.API_VERSION));
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
