package dev.rhenea.jmh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks of this module, each in several JVMs one after the other.
 *
 * @param include a regular expression for class and method; empty for all
 * @param compositions the clusters to measure
 * @param forks JVMs for each benchmark; confidence needs three
 * @param seconds each of a fork's measured iterations lasts
 */
public record Benchmarks(String include, List<String> compositions, int forks, double seconds) {
  /** So many JVMs tell chance from difference. */
  public static final int FORKS = 3;

  /** JMH's own results, in its folder. */
  public static final String RESULTS = "jmh.json";

  /** What JMH says while it runs. */
  public static final String OUTPUT = "jmh.log";

  private static final int WARM_UPS = 3;
  private static final int ITERATIONS = 5;

  /**
   * Runs them all; takes minutes, and writes {@link #RESULTS} and {@link #OUTPUT} into {@code
   * folder}, which also takes the data of nodes.
   *
   * @throws IOException if a benchmark failed, with where to look
   */
  public List<Score> run(Path folder) throws IOException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(include.isEmpty() ? "dev\\.rhenea\\.jmh\\." : include)
            .forks(forks)
            .shouldFailOnError(true)
            .param("composition", compositions.toArray(String[]::new))
            .warmupIterations(WARM_UPS)
            .measurementIterations(ITERATIONS)
            .warmupTime(time())
            .measurementTime(time())
            .resultFormat(ResultFormatType.JSON)
            .result(folder.resolve(RESULTS).toString())
            .output(folder.resolve(OUTPUT).toString())
            .jvmArgsAppend(
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4",
                "-Dlogback.configurationFile=dev/rhenea/cli/quiet.xml",
                "-D" + DataFolder.PROPERTY + "=" + folder);
    try {
      return scores(new Runner(options.build()).run());
    } catch (RunnerException failed) {
      throw new IOException(
          "JMH: %s; see %s".formatted(failed.getMessage(), folder.resolve(OUTPUT)), failed);
    }
  }

  private TimeValue time() {
    return TimeValue.milliseconds(Math.round(seconds * 1000));
  }

  private static List<Score> scores(Collection<RunResult> results) {
    return results.stream().map(Benchmarks::score).toList();
  }

  private static Score score(RunResult result) {
    BenchmarkParams parameters = result.getParams();
    SortedMap<String, String> named = new TreeMap<>();
    parameters.getParamsKeys().forEach(key -> named.put(key, parameters.getParam(key)));
    Result<?> primary = result.getPrimaryResult();
    double error = primary.getScoreError();
    return new Score(
        parameters.getBenchmark().replace("dev.rhenea.jmh.", ""),
        named,
        parameters.getMode().longLabel(),
        primary.getScore(),
        Double.isNaN(error) ? 0 : error,
        primary.getScoreUnit(),
        primary.getSampleCount());
  }
}
