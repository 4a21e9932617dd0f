package dev.rhenea.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A composition as an argument: the text itself, or {@code @FILE} that holds it. */
public record Expression(String text) {

  /** Reads the argument, and the file if it names one. */
  public static final class Reader implements ITypeConverter<Expression> {
    @Override
    public Expression convert(String argument) {
      return new Expression(argument.startsWith("@") ? read(argument.substring(1)) : argument);
    }

    private static String read(String file) {
      try {
        return Files.readString(Path.of(file));
      } catch (NoSuchFileException e) {
        throw new TypeConversionException("there is no file '" + file + "'");
      } catch (IOException e) {
        throw new TypeConversionException("cannot read '" + file + "': " + e.getMessage());
      }
    }
  }
}
