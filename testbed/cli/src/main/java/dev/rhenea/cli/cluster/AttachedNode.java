package dev.rhenea.cli.cluster;

import dev.rhenea.node.process.NodeMain;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A node process that ends with the process that started it, however that ends: its standard input
 * is a pipe from there.
 */
final class AttachedNode {
  private AttachedNode() {}

  public static void main(String[] arguments) {
    Thread.ofPlatform().daemon().name("parent").start(AttachedNode::endWithParent);
    NodeMain.main(arguments);
  }

  private static void endWithParent() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      System.err.println("the pipe from the parent broke: " + e.getMessage());
    }
    System.exit(0);
  }
}
