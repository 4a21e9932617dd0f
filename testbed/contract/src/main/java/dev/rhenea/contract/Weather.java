package dev.rhenea.contract;

import dev.rhenea.simulator.NetworkModel;

/** How kind the network is to a test. */
public enum Weather {
  /** Nothing is lost. */
  CALM,
  /** Messages are late, lost and, if one-way, duplicated. */
  ROUGH;

  NetworkModel network() {
    return switch (this) {
      case CALM -> NetworkModel.CALM;
      case ROUGH -> NetworkModel.ROUGH;
    };
  }
}
