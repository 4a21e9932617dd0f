package dev.rhenea.virtuallog;

import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.loglet.LogletOffset;
import dev.rhenea.loglet.Tail;
import dev.rhenea.virtuallog.Explanation.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Examines a log from one handle: asks the MetaStore, then the active segment's servers. */
final class Explain {
  private final LogContext context;
  private final CachedChain chain;
  private final Writer writer;
  private final FailureDetector detector;
  private final Cleaning cleaning;

  Explain(
      LogContext context,
      CachedChain chain,
      Writer writer,
      FailureDetector detector,
      Cleaning cleaning) {
    this.context = context;
    this.chain = chain;
    this.writer = writer;
    this.detector = detector;
    this.cleaning = cleaning;
  }

  Future<Explanation> run() {
    List<Finding> here = new ArrayList<>(); // before asking others: their silence takes a while
    writer
        .obstacle()
        .ifPresent(why -> here.add(new Finding.AppendsWaiting(writer.outstanding(), why)));
    suspects().ifPresent(here::add);
    return metaStore()
        .compose(metaStore ->
            segment(chain.active()).map(segment -> explanation(metaStore, segment, here)));
  }

  private Explanation explanation(
      Optional<Finding> metaStore, Finding segment, List<Finding> here) {
    List<Finding> findings = new ArrayList<>();
    metaStore.ifPresent(findings::add);
    findings.add(segment);
    chain.stored().record().pending().map(Finding.Reconfiguring::new).ifPresent(findings::add);
    findings.addAll(here);
    Copies copies = chain.stored().record().copies();
    copies.attempts().stream().map(Finding.Copying::new).forEach(findings::add);
    copies.leftovers().stream()
        .map(leftover -> new Finding.LeftBehind(leftover, cleaning.obstacle(leftover)))
        .forEach(findings::add);
    return new Explanation(context.log(), findings);
  }

  private Future<Optional<Finding>> metaStore() {
    return chain
        .refresh()
        .map(stored -> Optional.<Finding>empty())
        .recover(why ->
            context
                .environment()
                .completed(Optional.of(new Finding.MetaStoreUnavailable(why.diagnosis()))));
  }

  private Future<Finding> segment(ActiveSegment active) {
    Segment segment = active.segment();
    return active
        .loglet()
        .checkTail()
        .<Finding>map(tail ->
            switch (tail) {
              case Tail.Open(LogletOffset offset) ->
                  new Finding.Open(segment, segment.toLsn(offset));
              case Tail.Sealed(LogletOffset zombies) -> new Finding.SealedWithoutSuccessor(segment);
            })
        .recover(
            why -> context.environment().completed(new Finding.NoQuorum(segment, why.diagnosis())));
  }

  private Optional<Finding> suspects() {
    List<NodeId> suspects = new ArrayList<>(detector.suspects());
    suspects.retainAll(chain.chain().active().created().nodes());
    return suspects.isEmpty() ? Optional.empty() : Optional.of(new Finding.Suspects(suspects));
  }
}
