package dev.rhenea.node.process;

import dev.rhenea.environment.Diagnosis;
import dev.rhenea.environment.Done;
import dev.rhenea.environment.Environment;
import dev.rhenea.environment.Future;
import dev.rhenea.environment.NodeId;
import dev.rhenea.environment.Promise;
import dev.rhenea.environment.Unavailable;
import dev.rhenea.node.directory.Directory;
import dev.rhenea.node.directory.DirectoryRegister;
import dev.rhenea.node.http.LogOpener;
import dev.rhenea.provider.Host;
import dev.rhenea.register.MovableRegister;
import dev.rhenea.register.RegisterId;
import dev.rhenea.register.VersionedRegister;
import dev.rhenea.virtuallog.VirtualLog;
import dev.rhenea.virtuallog.placement.Following;
import dev.rhenea.virtuallog.placement.Placement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the registers wherever they are moved (A3), as soon as this node hears of it. Confined to
 * the loop of the directory.
 */
final class Follower implements Consumer<Directory>, Following.Holdings {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** How long a log may take that is not open yet; then it is tried again. */
  private static final Duration OPENING = Duration.ofSeconds(10);

  private final Environment environment;
  private final RegisterSite site;
  private final LogOpener logs;
  private final Supplier<Future<Done>> memory;
  private @Nullable Directory latest;
  private @Nullable DirectoryRegister ledger;
  private Optional<Diagnosis> trouble = Optional.empty();
  private boolean busy;

  /**
   * One that heard of nothing.
   *
   * @param memory writes where to look after a restart
   */
  Follower(Plan plan, Host host, LogOpener logs, Supplier<Future<Done>> memory) {
    this.environment = host.environment();
    this.site = new RegisterSite(plan, host);
    this.logs = logs;
    this.memory = memory;
  }

  @Override
  public void accept(Directory directory) {
    latest = directory;
    go();
  }

  /** From now on it follows. */
  void begin(DirectoryRegister register) {
    ledger = register;
    go();
  }

  private void go() {
    Directory now = latest;
    DirectoryRegister register = ledger;
    if (busy
        || now == null
        || register == null
        || !Following.isDue(environment.node(), now.recorded())) {
      return;
    }
    busy = true;
    new Following(environment, register, this)
        .run(now.recorded(), DirectoryRegister.ID)
        .map(followed -> {
          trouble = Optional.empty();
          return followed;
        })
        .recover(why -> {
          say(why.diagnosis());
          return environment.pause(PAUSE);
        })
        .whenDone(() -> {
          busy = false;
          go();
        });
  }

  /** Each trouble once, as it is tried again and again. */
  private void say(Diagnosis why) {
    if (!trouble.equals(Optional.of(why))) {
      trouble = Optional.of(why);
      LOG.info("{} cannot follow the registers yet: {}", environment.node(), why);
    }
  }

  @Override
  public Future<Done> refresh(RegisterId id, Placement placement, boolean forward) {
    Optional<Map.Entry<String, String>> log = log(id);
    Future<Done> read =
        log.map(this::refresh).orElseGet(() -> ledger().read().map(directory -> Done.DONE));
    return forward ? read.compose(done -> created(log, placement)).compose(this::forward) : read;
  }

  private Future<RegisterSite.Located> created(
      Optional<Map.Entry<String, String>> log, Placement placement) {
    SortedSet<NodeId> members = directory().recorded().nodes();
    return log.map(each -> site.log(each.getKey(), Optional.of(placement), members))
        .orElseGet(() -> site.directory(Optional.of(placement)));
  }

  private Future<Done> forward(RegisterSite.Located located) {
    VersionedRegister register = site.open(located);
    if (!(register instanceof MovableRegister movable)) {
      throw new IllegalStateException(located.id() + " was moved and cannot be");
    }
    Future<Done> told = movable.forward();
    told.whenDone(() -> register.close());
    return told;
  }

  /** The log whose register that is, and what it began on. */
  private Optional<Map.Entry<String, String>> log(RegisterId id) {
    return latest == null
        ? Optional.empty()
        : latest.logs().entrySet().stream()
            .filter(each -> VirtualLog.registerOf(each.getKey()).equals(id))
            .findFirst();
  }

  /** On the log's own loop, and then back. */
  private Future<Done> refresh(Map.Entry<String, String> log) {
    Promise<Done> read = environment.promise();
    Consumer<Unavailable> failed = why -> environment.execute(() -> read.fail(why));
    CompletableFuture<Void> _ =
        logs.open(log.getKey(), log.getValue())
            .thenAccept(open ->
                open.call(
                    VirtualLog::reconfigTruncate, // reads the register, whatever it finds there
                    done -> environment.execute(() -> read.complete(Done.DONE)),
                    failed))
            .exceptionally(why -> { // it names what this node has not: it will not follow
              failed.accept(LogOpener.unopened(log.getKey(), why));
              return null;
            });
    return environment.within(
        OPENING,
        read,
        () -> Diagnosis.of("log %s is not open on this node".formatted(log.getKey())));
  }

  private Directory directory() {
    if (latest == null) {
      throw new IllegalStateException("nobody follows a directory that was never read");
    }
    return latest;
  }

  private DirectoryRegister ledger() {
    if (ledger == null) {
      throw new IllegalStateException("nobody follows before there is a directory");
    }
    return ledger;
  }

  @Override
  public Future<Done> remember(Placement placement) {
    return memory.get();
  }
}
