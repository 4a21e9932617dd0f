package dev.rhenea.checker.bank;

import dev.rhenea.checker.Checker;
import dev.rhenea.checker.Findings;
import dev.rhenea.checker.OperationCounts;
import dev.rhenea.checker.Verdict;
import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.History;
import dev.rhenea.checker.history.Operation;
import dev.rhenea.checker.history.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Judges whether money that is only ever moved stays as much as it was.
 *
 * <table>
 *   <caption>The operations it understands</caption>
 *   <tr><th>f</th><th>invoked with</th><th>ok with</th></tr>
 *   <tr><td>read</td><td>nil</td><td>{account balance, ...}, all accounts</td></tr>
 *   <tr><td>transfer</td><td>{from a, to b, amount n}</td><td>anything; it is {@code fail} if there
 *       was not enough</td></tr>
 * </table>
 *
 * <p>A transfer takes from one account what it gives to another, whatever became of it, and no
 * transfer makes an account. So in any serialization every read returns the same accounts, with the
 * same total, and, if transfers are refused where there is not enough, nothing below zero. Whoever
 * reads anything else has seen a part of a transfer, or one that was lost in part: no order of
 * whole transactions explains that. The total is what the first read says, unless it is given.
 *
 * <h2>What it does not see</h2>
 *
 * <ul>
 *   <li>A read that is old: balances that were right some time ago have the right total.
 *   <li>A transfer that is lost as a whole, takes effect twice, or moves another amount or between
 *       other accounts than it was asked to.
 *   <li>That reads contradict each other's order: the total is the same in every order.
 * </ul>
 *
 * For these, use {@link dev.rhenea.checker.listappend.ListAppendChecker}, or {@link
 * dev.rhenea.checker.table.TableModel} for small histories.
 *
 * <p>The verdict is unknown if no read was answered, if there was only one and the total is not
 * given, or if no transfer can have taken effect: then nothing was put to the test.
 *
 * @param total what all balances add up to; empty if the first read has to tell
 * @param negativeBalances whether an account may be overdrawn
 */
public record BankChecker(OptionalLong total, boolean negativeBalances) implements Checker {

  @Override
  public Verdict check(History history) {
    OperationCounts operations = OperationCounts.of(history);
    List<Balances> reads = new ArrayList<>();
    boolean moved = false;
    for (Call call : history.calls()) {
      if (!call.f().equals("read")) {
        BankCalls.requireTransfer(call);
        moved |= !call.isFailed();
      } else {
        Operation completion = call.completion();
        if (completion != null && call.isOk()) {
          reads.add(BankCalls.balances(call, completion));
        }
      }
    }
    Findings findings = new Findings();
    reads.forEach(read -> check(read, reads.getFirst(), findings));
    if (!findings.isEmpty()) {
      return findings.invalid(operations);
    }
    return doubt(reads.size(), moved)
        .<Verdict>map(reason -> new Verdict.Unknown(operations, reason))
        .orElseGet(() -> new Verdict.Valid(operations));
  }

  private Optional<String> doubt(int reads, boolean moved) {
    if (reads == 0) {
      return Optional.of("no read was answered");
    }
    if (reads == 1 && total.isEmpty()) {
      return Optional.of("one read has no other to be compared with, and no total was given");
    }
    return moved ? Optional.empty() : Optional.of("no transfer can have taken effect");
  }

  private void check(Balances read, Balances first, Findings findings) {
    if (!read.accounts().equals(first.accounts())) {
      findings.add(
          BankRule.OTHER_ACCOUNTS.violation(
              "operation %d returned the accounts %s, operation %d had returned %s"
                  .formatted(
                      read.call().start(),
                      new Value.Seq(List.copyOf(read.accounts())),
                      first.call().start(),
                      new Value.Seq(List.copyOf(first.accounts()))),
              List.of(first.call(), read.call())));
      return;
    }
    BigInteger expected = total.isPresent() ? BigInteger.valueOf(total.getAsLong()) : first.total();
    if (!read.total().equals(expected)) {
      findings.add(
          total.isPresent()
              ? BankRule.WRONG_TOTAL.violation(
                  "operation %d adds up to %s, not to %s"
                      .formatted(read.call().start(), read.total(), expected),
                  List.of(read.call()))
              : BankRule.WRONG_TOTAL.violation(
                  "operation %d adds up to %s, operation %d, the first read, to %s"
                      .formatted(read.call().start(), read.total(), first.call().start(), expected),
                  List.of(first.call(), read.call())));
    }
    if (!negativeBalances) {
      read.inDebt()
          .ifPresent(account ->
              findings.add(
                  BankRule.NEGATIVE_BALANCE.violation(
                      "operation %d found %s on account %s"
                          .formatted(read.call().start(), read.byAccount().get(account), account),
                      List.of(read.call()))));
    }
  }
}
