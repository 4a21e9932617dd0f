package dev.rhenea.cli.experiment;

import dev.rhenea.cli.result.Where;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a world. */
final class WhereWords implements ITypeConverter<Where> {
  @Override
  public Where convert(String word) {
    return Arrays.stream(Where.values())
        .filter(where -> where.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "an experiment runs in one of %s, not in '%s'"
                    .formatted(String.join(", ", Where.words()), word)));
  }
}
