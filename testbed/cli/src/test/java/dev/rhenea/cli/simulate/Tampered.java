package dev.rhenea.cli.simulate;

import dev.rhenea.loglet.Loglet;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.virtuallog.PingProvider;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Everything that is installed, but for handles on {@code memory}, which somebody got at. */
final class Tampered {
  /** What becomes of a call. */
  interface Trick {
    @Nullable Object call(Loglet sound, Method method, Object @Nullable [] arguments)
        throws Throwable;
  }

  private Tampered() {}

  static Catalogue catalogue(Trick trick) {
    Catalogue sound = Catalogue.load();
    UnaryOperator<LogletProvider> tamper =
        provider -> provider.name().equals("memory") ? provider(provider, trick) : provider;
    return new Catalogue(
        sound.loglets().stream().map(tamper).toList(),
        sound.registers(),
        sound.hosting(new PingProvider().name()));
  }

  private static LogletProvider provider(LogletProvider sound, Trick trick) {
    return proxy(
        LogletProvider.class,
        (proxy, method, arguments) -> {
          Object result = call(sound, method, arguments);
          return result instanceof Loglet loglet ? loglet(loglet, trick) : result;
        });
  }

  private static Loglet loglet(Loglet sound, Trick trick) {
    return proxy(Loglet.class, (proxy, method, arguments) -> trick.call(sound, method, arguments));
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Tampered.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** The call as it was meant. */
  static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }
}
