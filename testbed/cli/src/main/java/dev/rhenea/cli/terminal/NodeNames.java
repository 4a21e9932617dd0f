package dev.rhenea.cli.terminal;

import dev.rhenea.environment.NodeId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a node. */
public final class NodeNames implements ITypeConverter<NodeId> {
  @Override
  public NodeId convert(String name) {
    try {
      return new NodeId(name.strip());
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
