package dev.rhenea.checker.history;

import java.util.List;

/** What the two formats have in common: a line is blank, or holds one map. */
interface LineParser {

  /** How deep lists and maps may nest: far more than any history needs, far less than a stack. */
  int DEEPEST = 200;

  /** Steps over space and comments; returns whether nothing else is left on the line. */
  boolean atEnd();

  /** Reads the map of an operation, in the order of the line. */
  List<Field> fields() throws MalformedHistoryException;

  static void checkDepth(int depth, LineCursor in) throws MalformedHistoryException {
    if (depth > DEEPEST) {
      throw in.error("values nest deeper than " + DEEPEST);
    }
  }
}
