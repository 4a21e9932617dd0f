package dev.rhenea.cli.verify.nemesis;

import dev.rhenea.checker.history.Value;
import dev.rhenea.cli.client.Answer;
import dev.rhenea.cli.verify.nemesis.Operators.Ordered;
import dev.rhenea.cli.verify.nemesis.Strike.Order;
import dev.rhenea.environment.NodeId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a nemesis did, as the histories of the Jepsen tests say it. */
final class Words {
  private Words() {}

  static Value names(List<NodeId> nodes) {
    return new Value.Seq(nodes.stream().map(node -> Value.of(node.name())).toList());
  }

  static Value of(Order order) {
    return told(order.via(), Optional.of(order.to()), Optional.empty());
  }

  static Value of(Ordered ended) {
    return new Value.Mapping(told(ended));
  }

  private static Map<Value, Value> told(Ordered ended) {
    return fields(ended.via(), Optional.of(ended.order().to()), Optional.of(ended.answer()));
  }

  static Value of(Ordered ended, Deposition deposition) {
    Map<Value, Value> told = told(ended);
    told.put(new Value.Keyword("deposed"), names(deposition.deposed()));
    if (ended.isInstalled()) {
      told.put(new Value.Keyword("restarted"), names(deposition.keepers()));
    }
    return new Value.Mapping(told);
  }

  /** Of a node that joined, and got the log; perhaps it left before. */
  static Value of(Ordered ended, NodeId joined, boolean left) {
    Map<Value, Value> told = told(ended);
    told.put(new Value.Keyword("joined"), names(List.of(joined)));
    told.put(new Value.Keyword("left"), names(left ? List.of(joined) : List.of()));
    return new Value.Mapping(told);
  }

  static Value told(NodeId via, Optional<String> to, Optional<Answer> answer) {
    return new Value.Mapping(fields(via, to, answer));
  }

  private static Map<Value, Value> fields(
      NodeId via, Optional<String> to, Optional<Answer> answer) {
    Map<Value, Value> told = new LinkedHashMap<>();
    told.put(new Value.Keyword("via"), Value.of(via.name()));
    to.ifPresent(text -> told.put(new Value.Keyword("to"), Value.of(text)));
    answer.ifPresent(given -> told.put(new Value.Keyword("outcome"), outcome(given)));
    return told;
  }

  private static Value outcome(Answer answer) {
    return new Value.Keyword(
        switch (answer) {
          case Answer.Ok _ -> "ok";
          case Answer.Info _ -> "info";
          case Answer.Fail _, Answer.Starting _, Answer.Unreached _ -> "fail";
        });
  }
}
