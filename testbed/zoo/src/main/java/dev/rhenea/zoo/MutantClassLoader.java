package dev.rhenea.zoo;

import dev.rhenea.zoo.zookeeper.SharedEnsemble;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * A second copy of this project's code in the same JVM, in which some classes are replaced. Classes
 * of the JDK and of libraries are shared with the first, and so is the ensemble of real servers.
 */
final class MutantClassLoader extends ClassLoader {
  private static final String OURS = "dev.rhenea.";
  private static final String SHARED = SharedEnsemble.class.getName();

  private final ClassLoader original;
  private final Map<String, byte[]> replaced;

  MutantClassLoader(ClassLoader original, Map<String, byte[]> replaced) {
    super(original);
    this.original = original;
    this.replaced = Map.copyOf(replaced);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS) || name.equals(SHARED)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] code = replaced.get(name);
    if (code == null) {
      code = original(name);
    }
    return defineClass(name, code, 0, code.length);
  }

  private byte[] original(String name) throws ClassNotFoundException {
    try (InputStream in = original.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }
}
