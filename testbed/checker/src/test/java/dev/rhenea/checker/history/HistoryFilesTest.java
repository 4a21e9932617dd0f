package dev.rhenea.checker.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories on disk: JSON and EDN, one operation a line. */
class HistoryFilesTest {

  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation(
              0,
              261895929,
              Operation.Type.INVOKE,
              ProcessId.client(3),
              "append",
              Value.of("a \"b\"\n\\")),
          new Operation(
              1,
              261895930,
              Operation.Type.INFO,
              ProcessId.nemesis(),
              "start-partition",
              Value.seq(Value.of("n1"), Value.of(-7), new Value.Real(0.5), new Value.Bool(true))),
          new Operation(
              2,
              261895931,
              Operation.Type.OK,
              ProcessId.client(3),
              "append",
              Value.seq(Value.of(0), Value.of("a \"b\"\n\\"))),
          new Operation(
              3, 261895932, Operation.Type.INVOKE, ProcessId.client(4), "read", Value.nil()),
          new Operation(
              5, 261895933, Operation.Type.FAIL, ProcessId.client(4), "read", Value.nil()));

  static String write(List<Operation> operations, HistoryFormat format) throws IOException {
    StringBuilder out = new StringBuilder();
    HistoryWriter writer = new HistoryWriter(out, format);
    for (Operation operation : operations) {
      writer.write(operation);
    }
    return out.toString();
  }

  static History read(String text, HistoryFormat format) throws IOException {
    return new HistoryReader(new StringReader(text), format).readAll();
  }

  @Test
  void jsonIsAsOtherToolsExpectIt() throws IOException {
    assertThat(write(OPERATIONS, HistoryFormat.JSON))
        .isEqualTo(
            """
            {"index":0,"time":261895929,"type":"invoke","process":3,"f":"append","value":"a \\"b\\"\\n\\\\"}
            {"index":1,"time":261895930,"type":"info","process":"nemesis","f":"start-partition","value":["n1",-7,0.5,true]}
            {"index":2,"time":261895931,"type":"ok","process":3,"f":"append","value":[0,"a \\"b\\"\\n\\\\"]}
            {"index":3,"time":261895932,"type":"invoke","process":4,"f":"read","value":null}
            {"index":5,"time":261895933,"type":"fail","process":4,"f":"read","value":null}
            """);
  }

  @Test
  void ednIsAsJepsenWritesIt() throws IOException {
    assertThat(write(OPERATIONS, HistoryFormat.EDN))
        .isEqualTo(
            """
            {:index 0, :time 261895929, :type :invoke, :process 3, :f :append, :value "a \\"b\\"\\n\\\\"}
            {:index 1, :time 261895930, :type :info, :process :nemesis, :f :start-partition, :value ["n1" -7 0.5 true]}
            {:index 2, :time 261895931, :type :ok, :process 3, :f :append, :value [0 "a \\"b\\"\\n\\\\"]}
            {:index 3, :time 261895932, :type :invoke, :process 4, :f :read, :value nil}
            {:index 5, :time 261895933, :type :fail, :process 4, :f :read, :value nil}
            """);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasWrittenIsRead(HistoryFormat format) throws IOException {
    assertThat(read(write(OPERATIONS, format), format).operations()).isEqualTo(OPERATIONS);
  }

  @ParameterizedTest
  @EnumSource
  void anyValueComesBack(HistoryFormat format) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    boolean keywords = format == HistoryFormat.EDN;
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      Value value = value(random, 4, keywords);
      operations.add(
          new Operation(i, i, Operation.Type.INVOKE, ProcessId.client(i), "write", value));
    }

    assertThat(read(write(operations, format), format).operations()).isEqualTo(operations);
  }

  private static Value value(RandomGenerator random, int depth, boolean keywords) {
    return switch (random.nextInt(depth == 0 ? 6 : 8)) {
      case 0 -> Value.nil();
      case 1 -> new Value.Bool(random.nextBoolean());
      case 2 -> Value.of(random.nextLong() >> random.nextInt(64));
      case 3 -> new Value.Real(random.nextGaussian() * Math.pow(10, random.nextInt(-300, 300)));
      case 4 -> keywords ? new Value.Keyword("k-" + random.nextInt(9) + "/x?") : Value.nil();
      case 5 -> Value.of(text(random));
      case 6 -> {
        List<Value> items = new ArrayList<>();
        random.ints(random.nextInt(4)).forEach(i -> items.add(value(random, depth - 1, keywords)));
        yield new Value.Seq(items);
      }
      default -> {
        Map<Value, Value> entries = new LinkedHashMap<>();
        random
            .ints(random.nextInt(4))
            .forEach(i -> entries.put(Value.of(text(random)), value(random, depth - 1, keywords)));
        yield new Value.Mapping(entries);
      }
    };
  }

  private static String text(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    random
        .ints(random.nextInt(8), 0, 4)
        .forEach(kind ->
            text.append(
                switch (kind) {
                  case 0 -> (char) random.nextInt(0x10000);
                  case 1 -> "\"\\/\n\r\t\b\f\0".charAt(random.nextInt(9));
                  default -> (char) random.nextInt(' ', 127);
                }));
    return text.toString();
  }

  @Test
  void jsonTurnsKeywordsIntoStrings() throws IOException {
    Value.Mapping value =
        new Value.Mapping(
            Map.of(new Value.Keyword("grudge"), Value.seq(new Value.Keyword("majority"))));
    Operation operation =
        new Operation(0, 0, Operation.Type.INFO, ProcessId.nemesis(), "start", value);

    String line = write(List.of(operation), HistoryFormat.JSON);

    assertThat(line).endsWith("\"value\":{\"grudge\":[\"majority\"]}}\n");
    assertThat(read(line, HistoryFormat.JSON).operations().getFirst().value())
        .isEqualTo(new Value.Mapping(Map.of(Value.of("grudge"), Value.seq(Value.of("majority")))));
  }

  /** Lines as Jepsen 0.3 leaves them in a store folder, with what nemeses and clients add. */
  @Test
  void readsWhatJepsenWrites() throws IOException {
    History history =
        read(
            """
            {:index 0, :time 3291485317, :type :invoke, :process 0, :f :txn, :value [[:r 9 nil] [:append 9 1]]}
            {:index 1, :time 3291485400, :type :info, :process :nemesis, :f :start-partition, :value {"n1" #{"n2" "n3"}}}

            ; a comment
            {:type :info, :process 0, :f :txn, :value [[:r 9 nil] [:append 9 1]], :index 2, :time 3301, :error [:timeout "x"], :exception #error {:cause "late", :via [{:type java.net.SocketTimeoutException, :at [#object[java.lang.Thread 0x6d8a00e3 "t"] \\a]}]}}
            #jepsen.history.Op{:index 3N, :time +4, :type :invoke, :process 1, :f :read, :value (1 2.50M #_ skipped -3), :at #inst "2025-01-01"} ; end
            """,
            HistoryFormat.EDN);

    assertThat(history.operations()).hasSize(4);
    assertThat(history.operations().get(0).value().toString())
        .isEqualTo("[[:r 9 nil] [:append 9 1]]");
    assertThat(history.operations().get(1).value().toString())
        .isEqualTo("{\"n1\" [\"n2\" \"n3\"]}");
    assertThat(history.operations().get(3).value().toString()).isEqualTo("[1 2.5 -3]");
    assertThat(history.calls())
        .extracting(Call::outcome)
        .containsExactly(Operation.Type.INFO, Operation.Type.INFO);
  }

  @ParameterizedTest
  @EnumSource
  void lineEndsOfAllKindsAndBlankLinesAreFine(HistoryFormat format) throws IOException {
    String text = write(OPERATIONS, format);

    assertThat(read("\r\n  \n" + text.replace("\n", "\r\n") + "\t", format).operations())
        .isEqualTo(OPERATIONS);
    assertThat(read(text.stripTrailing(), format).operations()).isEqualTo(OPERATIONS);
    assertThat(read("", format).operations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void operationsAreHandedOutOneByOne(HistoryFormat format) throws IOException {
    HistoryReader reader = new HistoryReader(new StringReader(write(OPERATIONS, format)), format);

    for (Operation operation : OPERATIONS) {
      assertThat(reader.next()).isEqualTo(operation);
    }
    assertThat(reader.next()).isNull();
    assertThat(reader.next()).isNull();
  }

  @Test
  void theBeginningTellsTheFormat() {
    assertThat(HistoryFormat.of("{\"index\":0")).isEqualTo(HistoryFormat.JSON);
    assertThat(HistoryFormat.of("  { \"index\" : 0")).isEqualTo(HistoryFormat.JSON);
    assertThat(HistoryFormat.of("{:index 0")).isEqualTo(HistoryFormat.EDN);
    assertThat(HistoryFormat.of("; notes {\"index\" 0")).isEqualTo(HistoryFormat.EDN);
    assertThat(HistoryFormat.of("#jepsen.history.Op{:index 0")).isEqualTo(HistoryFormat.EDN);
    assertThat(HistoryFormat.of("")).isEqualTo(HistoryFormat.JSON);
  }

  @Test
  void aHistoryThatDoesNotFitIsNotReadToItsEnd() throws IOException {
    String line = "{:index %d, :time 0, :type :invoke, :process %d, :f :add, :value %s}\n";
    String small = line.formatted(0, 0, "7");
    String large = line.formatted(1, 1, "[" + "7 ".repeat(10_000) + "]");
    HistoryReader fits = new HistoryReader(new StringReader(small), HistoryFormat.EDN);
    assertThat(fits.readAll(100_000).calls()).hasSize(1);

    HistoryReader reader = new HistoryReader(new StringReader(small + large), HistoryFormat.EDN);
    assertThatThrownBy(() -> reader.readAll(100_000))
        .isInstanceOf(HistoryTooLargeException.class)
        .hasMessageContaining("up to line 2");
  }
}
