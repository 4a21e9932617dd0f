package dev.rhenea.contract;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@link WatchedRun} in a JVM of its own, where salts, identity hashes and addresses are others.
 */
final class OtherJvm {
  private OtherJvm() {}

  /** Whether another JVM can make the fixture: by its name and a constructor without arguments. */
  static boolean canMake(LogletFixture fixture) {
    return fixture.getClass().getClassLoader() == ClassLoader.getSystemClassLoader()
        && constructor(fixture.getClass()) != null;
  }

  /** The effects of that run, from a new JVM with this one's class path. */
  static List<String> effects(LogletFixture fixture, long seed) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OtherJvm.class.getName(),
                fixture.getClass().getName(),
                Long.toString(seed))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      return output.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }

  private static @Nullable Constructor<?> constructor(Class<?> type) {
    try {
      boolean inner = type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers());
      return inner
          ? type.getDeclaredConstructor(type.getEnclosingClass())
          : type.getDeclaredConstructor();
    } catch (NoSuchMethodException none) {
      return null;
    }
  }

  private static Object make(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> constructor = Objects.requireNonNull(constructor(type));
    constructor.setAccessible(true);
    return constructor.getParameterCount() == 0
        ? constructor.newInstance()
        : constructor.newInstance(make(type.getEnclosingClass()));
  }

  /** Prints the effects of one run: the fixture's class, the seed. */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    LogletFixture fixture = (LogletFixture) make(Class.forName(arguments[0]));
    WatchedRun.of(fixture, Long.parseLong(arguments[1])).all().forEach(System.out::println);
  }
}
