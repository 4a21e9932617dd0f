package dev.rhenea.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs one test of a kit on a subject, to see whether it fails. */
final class Kit {
  private Kit() {}

  /** What the test complained about; empty if it passed. */
  static List<String> complaints(Class<?> subject, String test) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectMethod(subject, test)).build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    if (summary.getTestsStartedCount() != 1 || summary.getTestsAbortedCount() != 0) {
      throw new AssertionError(test + " did not run on " + subject);
    }
    return summary.getFailures().stream()
        .map(failure -> failure.getException().toString())
        .toList();
  }
}
