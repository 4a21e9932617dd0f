package dev.rhenea.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.core.domain.JavaModifier.VOLATILE;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A pure class reaches the world through {@code Environment} alone, so that one seed is one run.
 * Whatever could make two runs of one seed differ is forbidden.
 */
final class Purity {

  /** What computes with given keys, and draws no randomness of its own. */
  private static final Class<?>[] CIPHERS = {
    Cipher.class, Mac.class, AEADBadTagException.class, SecretKeySpec.class, GCMParameterSpec.class
  };

  private static final DescribedPredicate<JavaClass> WORLD =
      resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
          .or(resideInAnyPackage("java.util.logging..", "java.lang.management.."))
          .or(resideInAPackage("javax..").and(not(belongToAnyOf(CIPHERS))))
          .or(
              resideInAPackage("java.util.concurrent..")
                  .and(not(belongToAnyOf(Callable.class, TimeUnit.class))))
          .or(belongToAnyOf(Thread.class, ThreadLocal.class, java.util.Timer.class))
          .or(belongToAnyOf(Runtime.class, Process.class, ProcessBuilder.class))
          .or(belongToAnyOf(System.Logger.class, java.time.Clock.class))
          .or(belongToAnyOf(java.util.Random.class, java.util.SplittableRandom.class))
          .or(belongToAnyOf(java.security.SecureRandom.class))
          .as("are files, sockets, threads, locks, clocks, randomness or loggers");

  private static final DescribedPredicate<JavaClass> UNORDERED =
      belongToAnyOf(java.util.HashMap.class, java.util.HashSet.class, java.util.Hashtable.class)
          .or(belongToAnyOf(java.util.IdentityHashMap.class, java.util.WeakHashMap.class))
          .as("have no order of their own (use TreeMap, LinkedHashMap or List)");

  /** Members of allowed classes that read the world, or whose result has no order of its own. */
  private static final Pattern MEMBERS =
      Pattern.compile(
          """
          java\\.lang\\.System\\.(?!arraycopy).*
          java\\.lang\\.Math\\.random.*
          java\\.time\\..*\\.now\\(.*
          java\\.util\\.UUID\\.randomUUID.*
          java\\.util\\.random\\.RandomGenerator.*\\.(of|getDefault)\\(.*
          java\\.util\\.(Set|Map)\\.(of|ofEntries|copyOf)\\(.*
          java\\.util\\.stream\\.Collectors\\.to(Set|UnmodifiableSet|UnmodifiableMap)\\(.*
          java\\.util\\.stream\\.Collectors\\.(toMap|groupingBy)\\((?!.*Supplier).*
          java\\.util\\.stream\\..*\\.parallel\\(.*
          .*\\.parallelStream\\(\\)
          .*\\.printStackTrace\\(\\)
          .*\\.(wait|notify|notifyAll)\\(\\)\
          """
              .replace("\n", "|"));

  private static final DescribedPredicate<JavaAccess<?>> FORBIDDEN_MEMBER =
      describe(
          "reads the world or loses order",
          access -> MEMBERS.matcher(access.getTarget().getFullName()).matches());

  private Purity() {}

  /** What classes of that kind keep to. */
  static List<ArchRule> rules(DescribedPredicate<JavaClass> kind) {
    return List.of(
        noClasses().that(kind).should().dependOnClassesThat(WORLD),
        noClasses().that(kind).should().dependOnClassesThat(UNORDERED),
        noClasses().that(kind).should().accessTargetWhere(FORBIDDEN_MEMBER),
        noMethods().that().areDeclaredInClassesThat(kind).should().haveModifier(SYNCHRONIZED),
        noFields().that().areDeclaredInClassesThat(kind).should().haveModifier(VOLATILE),
        classes().that(kind).should(new EnterNoMonitor()));
  }
}
