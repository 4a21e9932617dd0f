package dev.rhenea.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every package says what it is and promises that null is never silent. */
class PackageInfoTest {

  static Stream<Module> modules() {
    return Architecture.MODULES.stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyPackageIsDocumentedAndNullMarked(Module module) throws IOException {
    assertThat(module.packages()).isNotEmpty();
    for (String name : module.packages()) {
      var info = module.sources(name).resolve("package-info.java");
      assertThat(info).isRegularFile();
      assertThat(Files.readString(info)).startsWith("/**").contains("@NullMarked");
    }
  }
}
