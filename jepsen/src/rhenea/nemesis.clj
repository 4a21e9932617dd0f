(ns rhenea.nemesis
  "Faults. Partitions, kills and pauses are Jepsen's own packages; the rest is ours, each in a
  namespace of its own:

    switch     another composition takes over, asked for at a random node
    storm      several nodes are asked for different switches at the same moment
    interrupt  the node that carries out a switch is killed while it does: after the intent, or
               between seal and install, or just after; another node has to finish or replace it
    seal       the active segment is sealed and nothing installed, as by a client that dies halfway
    depose     who orders now is paused, a switch replaces it, the others that keep its entries are
               killed and started again, and it wakes up: what it does next, for clients that still
               wait for it, must not count, and the others must remember that
    corrupt    bytes in the middle of one node's journal change while it is down; a node that refuses
               to start on that comes back with an empty disk
    membership nodes leave the running cluster, and join it again as new ones with empty disks
    loss       packets to and from some nodes are lost, by iptables
    clock      the wall clocks of some nodes jump, by libfaketime (never the machine's clock)"
  (:require [jepsen.nemesis.combined :as nc]
            [rhenea.nemesis [answers :as answers]
                            [clock :as clock]
                            [corrupt :as corrupt]
                            [depose :as depose]
                            [loss :as loss]
                            [membership :as membership]
                            [switch :as switch]]))

(def faults
  "All faults, by name."
  #{:partition :kill :pause :packet :loss :clock :switch :storm :interrupt :seal
    :depose :corrupt :membership})

(def ^:private healed-package
  "Marks, in the history, where the faults were over; the liveness checker looks for it."
  {:nemesis         (answers/nemesis {:healed (fn [_ value] value)})
   :generator       nil
   :final-generator {:type :info, :f :healed}
   :perf            #{}})

(defn package
  "The nemesis, its generators and its colours for the faults in opts: :db, :faults (a set),
  :interval and :switch-interval (seconds), :compositions (kinds, or expressions). The end of each
  fault comes in this order: who joins again needs a network."
  [opts]
  (nc/compose-packages
    (cond-> [(switch/package opts)
             (depose/package opts)
             (corrupt/package opts)
             (loss/package opts)
             (clock/package opts)
             (nc/partition-package opts)
             (nc/db-package (merge opts {:kill  {:targets [:one :one :primaries :primaries :minority :all]}
                                         :pause {:targets [:one :primaries :minority]}}))]
      ((:faults opts) :packet) (conj (nc/packet-package opts))
      true                     (conj (membership/package opts) healed-package))))

(defn starts
  "For each fault the ops that bring it about."
  [fault]
  (case fault
    :partition  #{:start-partition}
    :packet     #{:start-packet}
    :loss       #{:start-loss}
    :clock      #{:bump-clock}
    :membership #{:leave}
    #{fault}))
