package dev.rhenea.cli.simulate;

import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.virtuallog.PingProvider;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is installed, but with a bug in {@code memory}: the tail of a sealed Loglet
 * misses the last entry (O2), so that every switch away from one with entries loses an append.
 */
final class Forgetful {
  private Forgetful() {}

  static Catalogue catalogue() {
    Catalogue sound = Catalogue.load();
    List<LogletProvider> loglets =
        sound.loglets().stream()
            .map(provider -> provider.name().equals("memory") ? broken(provider) : provider)
            .toList();
    return new Catalogue(loglets, sound.registers(), sound.hosting(new PingProvider().name()));
  }

  private static LogletProvider broken(LogletProvider sound) {
    return proxy(
        LogletProvider.class,
        (proxy, method, arguments) -> {
          Object result = call(sound, method, arguments);
          return result instanceof Loglet loglet ? broken(loglet) : result;
        });
  }

  private static Loglet broken(Loglet sound) {
    return proxy(
        Loglet.class,
        (proxy, method, arguments) ->
            method.getName().equals("checkTail")
                ? sound.checkTail().map(Forgetful::without)
                : call(sound, method, arguments));
  }

  private static Tail without(Tail tail) {
    return tail instanceof Tail.Sealed(LogletOffset offset) && offset.value() > 0
        ? new Tail.Sealed(new LogletOffset(offset.value() - 1))
        : tail;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Forgetful.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }
}
