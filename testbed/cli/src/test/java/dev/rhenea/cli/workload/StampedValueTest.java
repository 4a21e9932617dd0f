package dev.rhenea.cli.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.checker.history.Value;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StampedValueTest {

  private static String text(long number, int size) {
    return new String(new StampedValue(number, size).bytes(), StandardCharsets.US_ASCII);
  }

  @Test
  void comesBackAsItsNumber() {
    for (int size : new int[] {StampedValue.LEAST, 500, 150_000}) {
      assertThat(text(7, size)).hasSize(size);
      assertThat(StampedValue.recorded(text(7, size))).isEqualTo(Value.of(7));
      assertThat(StampedValue.recorded(text(Long.MAX_VALUE, size)))
          .isEqualTo(Value.of(Long.MAX_VALUE));
    }
  }

  @Test
  void anyDamageIsSeen() {
    String whole = text(12, 60);
    for (int i = 0; i < whole.length(); i++) {
      char other = whole.charAt(i) == '9' ? '8' : '9';
      String damaged = whole.substring(0, i) + other + whole.substring(i + 1);
      assertThat(StampedValue.recorded(damaged)).as(damaged).isInstanceOf(Value.Text.class);
    }
    assertThat(StampedValue.recorded(whole.substring(0, 59))).isInstanceOf(Value.Text.class);
    assertThat(StampedValue.recorded(whole + whole)).isInstanceOf(Value.Text.class);
    assertThat(StampedValue.recorded("")).isInstanceOf(Value.Text.class);
    assertThat(StampedValue.recorded("1:99999999999:a")).isInstanceOf(Value.Text.class);
  }
}
