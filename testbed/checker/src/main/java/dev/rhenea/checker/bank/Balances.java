package dev.rhenea.checker.bank;

import dev.rhenea.checker.history.Call;
import dev.rhenea.checker.history.Value;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An answered read: what was on each account. Nothing on it is not the same as no account. */
record Balances(Call call, Map<Value, Long> byAccount) {

  Set<Value> accounts() {
    return byAccount.keySet();
  }

  /** Returns the sum, which may be larger than a long. */
  BigInteger total() {
    return byAccount.values().stream()
        .map(BigInteger::valueOf)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** Returns the first account in debt. */
  Optional<Value> inDebt() {
    return byAccount.entrySet().stream()
        .filter(account -> account.getValue() < 0)
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
