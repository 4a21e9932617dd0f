package dev.rhenea.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.loglet.AppendResult;
import dev.rhenea.loglet.HandleLimits;
import dev.rhenea.loglet.Loglet;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Rejection;
import dev.rhenea.loglet.Tail;
import dev.rhenea.payload.Payload;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a handle refuses at once: certain failures, and the only back-pressure (O6). */
public interface LimitContract extends LogletFixture {
  private HandleLimits narrow() {
    return new HandleLimits(limits().deadline(), 3, 1000, 1000);
  }

  /** The results of appends that are all issued in one event. */
  private static List<AppendResult> burst(LogletClient client, int count, int size)
      throws Unavailable {
    Payload entry = Payload.wrap(new byte[size]);
    return client.await(loglet -> {
      List<Future<AppendResult>> calls =
          Collections.nCopies(count, loglet).stream().map(each -> each.append(entry)).toList();
      return Future.all(client.environment(), calls);
    });
  }

  @Test
  default void tooLargeEntryIsRejected() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient client = trial.client(0, narrow());
      assertThat(burst(client, 1, 1001))
          .containsExactly(new AppendResult.Rejected(new Rejection.TooLarge(1001, 1000)));
      assertThat(client.checkTail()).isEqualTo(new Tail.Open(LogletOffset.ZERO));
      assertThat(burst(client, 1, 1000).getFirst()).isInstanceOf(AppendResult.Appended.class);
    }
  }

  @Test
  default void tooManyEntriesInFlightAreRejected() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient client = trial.client(0, narrow());
      List<AppendResult> results = burst(client, 5, 1);
      assertThat(results.subList(0, 3)).hasOnlyElementsOfType(AppendResult.Appended.class);
      assertThat(results.subList(3, 5))
          .containsOnly(new AppendResult.Rejected(new Rejection.Overloaded()));
      assertThat(burst(client, 3, 1)).hasOnlyElementsOfType(AppendResult.Appended.class);
      assertThat(client.texts(client.checkTail().offset())).hasSize(6);
    }
  }

  @Test
  default void tooManyBytesInFlightAreRejected() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient client = trial.client(0, narrow());
      List<AppendResult> results = burst(client, 2, 600);
      assertThat(results.getFirst()).isInstanceOf(AppendResult.Appended.class);
      assertThat(results.getLast())
          .isEqualTo(new AppendResult.Rejected(new Rejection.Overloaded()));
      assertThat(burst(client, 1, 600).getFirst()).isInstanceOf(AppendResult.Appended.class);
    }
  }

  @Test
  default void closedHandleRejectsAndOthersGoOn() throws Unavailable {
    try (LogletTrial trial = LogletTrial.calm(this)) {
      LogletClient client = trial.client(0);
      client.appended("before");
      client.await(Loglet::close);
      assertThat(client.append("after"))
          .isEqualTo(new AppendResult.Rejected(new Rejection.Closed()));
      LogletClient other = trial.client(1);
      other.appended("other");
      assertThat(other.texts(other.checkTail().offset())).containsExactly("before", "other");
    }
  }
}
