package dev.rhenea.worlds.simulation;

import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.memory.MemoryLogletProvider;
import dev.rhenea.paxos.PaxosProvider;
import dev.rhenea.payload.Payload;
import dev.rhenea.provider.Catalogue;
import dev.rhenea.provider.Host;
import dev.rhenea.provider.LogletProvider;
import dev.rhenea.provider.RegisterProvider;
import dev.rhenea.virtuallog.PingProvider;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The memory Loglet, but one that reports it as a bug that a node which restarted has forgotten
 * everything; and a count of the runs.
 */
final class Complaining {
  private final AtomicInteger runs = new AtomicInteger();

  Catalogue catalogue() {
    return new Catalogue(
        List.of(loglets(new MemoryLogletProvider())),
        List.of(registers(new PaxosProvider())),
        List.of(new PingProvider()));
  }

  /** How many logs were made, each in a run of its own. */
  int runs() {
    return runs.get();
  }

  private RegisterProvider registers(RegisterProvider real) {
    return proxy(
        RegisterProvider.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("create")) {
            runs.incrementAndGet();
          }
          return call(real, method, arguments);
        });
  }

  private static LogletProvider loglets(LogletProvider real) {
    return proxy(
        LogletProvider.class,
        (proxy, method, arguments) -> {
          Object result = call(real, method, arguments);
          return result instanceof Loglet loglet && arguments != null
              ? loglet(loglet, ((Host) arguments[0]).environment())
              : result;
        });
  }

  private static Loglet loglet(Loglet real, Environment environment) {
    return proxy(
        Loglet.class,
        (proxy, method, arguments) ->
            method.getName().equals("append") && arguments != null
                ? append(real, environment, (Payload) arguments[0])
                : call(real, method, arguments));
  }

  private static Future<AppendResult> append(Loglet real, Environment environment, Payload entry) {
    return real.append(entry)
        .map(result -> {
          if (result instanceof AppendResult.Indeterminate(var why)
              && why.toString().contains("lost when its node restarted")) {
            environment.fault(new IllegalStateException(why.toString()));
          }
          return result;
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Complaining.class.getClassLoader(), new Class<?>[] {type}, handler));
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
