package dev.rhenea.checker.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is wrong with a file: one clear message, with line and column. */
class MalformedFilesTest {

  private static final String JSON =
      "{\"index\":0,\"time\":1,\"type\":\"invoke\",\"process\":3,\"f\":\"read\",\"value\":@}\n";
  private static final String EDN =
      "{:index 0, :time 1, :type :invoke, :process 3, :f :read, :value @}\n";

  private static MalformedHistoryException error(String text, HistoryFormat format) {
    return catchThrowableOfType(
        MalformedHistoryException.class, () -> HistoryFilesTest.read(text, format));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          hello                           | 1 | expected '{' to begin an operation, found 'h'
          [1]                             | 1 | expected '{' to begin an operation, found '['
          {                               | 2 | expected '"' to begin a string, found the end of the line
          {}                              | 1 | an operation needs the key index, time, type, process, f, value
          {"index":0,"index":1}           | 20 | the key index occurs twice
          {"index":0 "time":1}            | 12 | expected ',' or '}' in an operation, found '"'
          {"index":0,}                    | 12 | expected '"' to begin a string, found '}'
          {"index" 0}                     | 10 | expected ':' after a key, found '0'
          {"index":}                      | 10 | expected a value, found '}'
          {"index":zero}                  | 10 | 'zero' is not a value
          {"index":01}                    | 10 | '01' is not a value
          {"index":1.}                    | 10 | '1.' is not a value
          {"index":0x1F}                  | 10 | '0x1F' is not a value
          {"index":9223372036854775808}   | 10 | the integer 9223372036854775808 does not fit 64 bits
          {"index":1e999}                 | 10 | the number 1e999 is too large
          {"index":"a                     | 10 | the string that begins here is not closed on its line
          {"index":"\\x"}                 | 12 | no escape begins with 'x'
          {"index":"\\u12g4"}             | 15 | expected four hexadecimal digits, found 'g'
          {"index":[1 2]}                 | 13 | expected ',' or ']' in a list, found '2'
          {"index":[1                     | 12 | expected ',' or ']' in a list, found the end of the line
          {"index":{"a":1,"a":2}}         | 17 | the key "a" occurs twice
          """)
  void wrongJson(String line, int column, String message) {
    MalformedHistoryException error = error(JSON.replace("@", "null") + line, HistoryFormat.JSON);

    assertThat(error).hasMessage("line 2, column " + column + ": " + message);
    assertThat(error.line()).isEqualTo(2);
    assertThat(error.column()).isEqualTo(column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          hello                  | 1 | expected '{' to begin an operation, found 'h'
          {                      | 2 | expected '}', found the end of the line
          {}                     | 1 | an operation needs the key index, time, type, process, f, value
          {:index 0 :index 1}    | 18 | the key index occurs twice
          {:index}               | 8 | expected a value, found '}'
          {:index 1N0}           | 9 | '1N0' is not a value
          {:index 1/2}           | 9 | '1/2' is not a value
          {:index 99999999999999999999} | 9 | the integer 99999999999999999999 does not fit 64 bits
          {:index :}             | 9 | ':' is not a keyword
          {:index ::a}           | 9 | '::a' is not a keyword
          {:index #}             | 9 | '#' begins neither a set nor a tagged value
          {:index ##Inf}         | 9 | '##Inf' begins neither a set nor a tagged value
          {:index [1 2}          | 13 | expected a value, found '}'
          {:index (1 2           | 13 | expected ')', found the end of the line
          {:index {1 2 1 3}}     | 14 | the key 1 occurs twice
          {:index {1}}           | 11 | expected a value, found '}'
          {:index #_             | 11 | expected a value, found the end of the line
          {:index "a             | 9 | the string that begins here is not closed on its line
          """)
  void wrongEdn(String line, int column, String message) {
    assertThat(error(EDN.replace("@", "nil") + line, HistoryFormat.EDN))
        .hasMessage("line 2, column " + column + ": " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "index":0     | "index":-1     | 10 | index must be an integer of at least 0, not -1
          "index":0     | "index":"0"    | 10 | index must be an integer of at least 0, not "0"
          "time":1      | "time":1.5     | 19 | time must be an integer of at least 0, not 1.5
          "invoke"      | "INVOKE"       | 28 | type must be invoke, ok, fail or info, not "INVOKE"
          "process":3   | "process":-3   | 47 | process must be an integer of at least 0, or nemesis, not -3
          "process":3   | "process":"me" | 47 | process must be an integer of at least 0, or nemesis, not "me"
          "f":"read"    | "f":"r d"      | 53 | f must be a name, like read or append, not "r d"
          ,"value":@    | ``             | 1 | an operation needs the key value
          }             | } {}           | 74 | expected one operation on a line, found '{' after it
          """)
  void wrongFields(String part, String replacement, int column, String message) {
    String line = JSON.replace(part, replacement).replace("@", "null");

    assertThat(error(line, HistoryFormat.JSON))
        .hasMessage("line 1, column " + column + ": " + message);
  }

  @Test
  void aHistoryThatIsNoneIsReportedWithItsLine() {
    String line = JSON.replace("@", "null");

    assertThat(error(line + "\n" + line.replace("\"index\":0", "\"index\":7"), HistoryFormat.JSON))
        .hasMessage("line 3, column 1: operation 7: process 3 has not completed operation 0");
  }

  @Test
  void nestingIsBounded() {
    for (String opening : new String[] {"[", "(", "{", "#{", "#a ", "#_ "}) {
      String deep = EDN.replace("@", opening.repeat(1_000_000));
      assertThat(error(deep, HistoryFormat.EDN)).hasMessageContaining("nest deeper than 200");
    }
    for (String opening : new String[] {"[", "{\"a\":"}) {
      String deep = JSON.replace("@", opening.repeat(1_000_000));
      assertThat(error(deep, HistoryFormat.JSON)).hasMessageContaining("nest deeper than 200");
    }
  }

  @Test
  void linesAreBounded() {
    Reader endless =
        new Reader() {
          @Override
          public int read(char[] buffer, int from, int length) {
            Arrays.fill(buffer, from, from + length, '[');
            return length;
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> new Lines(endless, 100_000).next())
        .isInstanceOf(MalformedHistoryException.class)
        .hasMessage("line 1, column 100001: the line is longer than 100000 characters");
  }

  @Test
  void aSourceThatBreaksIsNotAnEnd() {
    Reader broken =
        new Reader() {
          @Override
          public int read(char[] buffer, int from, int length) throws IOException {
            throw new IOException("disk on fire");
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> new HistoryReader(broken, HistoryFormat.EDN).readAll())
        .isInstanceOf(IOException.class)
        .hasMessage("disk on fire");
  }

  @ParameterizedTest
  @EnumSource
  void aTruncatedFileIsAnError(HistoryFormat format) {
    String line =
        format == HistoryFormat.EDN
            ? EDN.replace("@", "[\"v\" {}]")
            : JSON.replace("@", "[\"v\",{}]");
    for (int length = 1; length < line.length() - 1; length++) {
      assertThat(error(line.substring(0, length), format))
          .as(line.substring(0, length))
          .isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void garbageIsReadOrRefused(HistoryFormat format) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    String good =
        format == HistoryFormat.EDN
            ? EDN.replace("@", "[\"v\" {:a #{1}}]")
            : JSON.replace("@", "[\"v\",{\"a\":1.5}]");
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(good);
      for (int times = random.nextInt(1, 4); times > 0; times--) {
        char c = "{}[]()\"\\#:;, 0a-\n_\u00e9".charAt(random.nextInt(19));
        text.setCharAt(random.nextInt(text.length()), c);
      }
      Throwable thrown = catchThrowable(() -> HistoryFilesTest.read(text.toString(), format));
      if (thrown != null) {
        assertThat(thrown).as(text.toString()).isInstanceOf(MalformedHistoryException.class);
        refused++;
      }
    }
    assertThat(refused).isBetween(5_000, 19_999);
  }
}
