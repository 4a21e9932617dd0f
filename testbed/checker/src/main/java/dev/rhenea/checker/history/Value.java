package dev.rhenea.checker.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an operation was given or told: plain data, with the cases that JSON and EDN share, and
 * keywords. Immutable; equal by content.
 *
 * <p>{@code toString()} is the value in EDN, on one line.
 */
public sealed interface Value {

  /** The absent value: JSON and EDN {@code null}, {@code nil}. */
  enum Nil implements Value {
    NIL;

    @Override
    public String toString() {
      return EdnPrinter.print(this);
    }
  }

  /** A truth value. */
  record Bool(boolean value) implements Value {
    @Override
    public String toString() {
      return EdnPrinter.print(this);
    }
  }

  /** An integer of 64 bits. */
  record Int(long value) implements Value {
    @Override
    public String toString() {
      return EdnPrinter.print(this);
    }
  }

  /** A finite floating-point number; not-a-number and the infinities are refused. */
  record Real(double value) implements Value {
    public Real {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("not a finite number: " + value);
      }
    }

    @Override
    public String toString() {
      return EdnPrinter.print(this);
    }
  }

  /** A string. */
  record Text(String value) implements Value {
    @Override
    public String toString() {
      return EdnPrinter.print(this);
    }
  }

  /**
   * A keyword of EDN, without its colon: {@code :append} has the name {@code append}. JSON knows no
   * keywords, so there it is written as a string and comes back as {@link Text}.
   */
  record Keyword(String name) implements Value {
    public Keyword {
      Names.require(name);
    }

    @Override
    public String toString() {
      return EdnPrinter.print(this);
    }
  }

  /** A sequence, in order. EDN lists and sets are read as sequences too. */
  record Seq(List<Value> items) implements Value {
    public Seq {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return EdnPrinter.print(this);
    }
  }

  /** A map that keeps the order in which it was built; the order does not count for equality. */
  record Mapping(Map<Value, Value> entries) implements Value {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String toString() {
      return EdnPrinter.print(this);
    }
  }

  /** Returns the absent value. */
  static Value nil() {
    return Nil.NIL;
  }

  /** Returns {@code value} as an integer. */
  static Value of(long value) {
    return new Int(value);
  }

  /** Returns {@code value} as a string. */
  static Value of(String value) {
    return new Text(value);
  }

  /** Returns the sequence of {@code items}: {@code seq(of(3), of("v"))} is {@code [3 "v"]}. */
  static Value seq(Value... items) {
    return new Seq(List.of(items));
  }

  /** Returns whether this is the absent value. */
  default boolean isNil() {
    return this == Nil.NIL;
  }
}
