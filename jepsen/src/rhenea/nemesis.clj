(ns rhenea.nemesis
  "Faults. Partitions, kills and pauses are Jepsen's own packages; the rest is ours:

    switch     another composition takes over, asked for at a random node
    storm      several nodes are asked for different switches at the same moment
    interrupt  the node that carries out a switch is killed while it does: after the intent, or
               between seal and install, or just after; another node has to finish or replace it
    seal       the active segment is sealed and nothing installed, as by a client that dies halfway
    depose     who orders now is paused, a switch replaces it, the others that keep its entries are
               killed and started again, and it wakes up: what it does next, for clients that still
               wait for it, must not count, and the others must remember that
    corrupt    bytes in the middle of one node's journal change while it is down; a node that refuses
               to start on that comes back with an empty disk. Always the same node: more than that
               no majority could be expected to survive
    loss       packets to and from some nodes are lost, by iptables
    clock      the wall clocks of some nodes jump, by libfaketime (never the machine's clock)"
  (:require [jepsen [control :as c]
                    [db :as db]
                    [generator :as gen]
                    [nemesis :as n]
                    [random :as rand]
                    [util :as util]]
            [jepsen.nemesis.combined :as nc]
            [rhenea [client :as client]
                    [composition :as composition]])
  (:import (java.time Duration)))

(def process-pattern
  "What matches the command line of the node's JVM and no other: not that of the command that looks
  for it, either."
  "dev[.]rhenea[.]cli[.]Rhenea[ ]node")

(def faults
  "All faults, by name."
  #{:partition :kill :pause :packet :loss :clock :switch :storm :interrupt :seal
    :depose :corrupt})

;; Switches

(def ^:private switch-timeout (Duration/ofSeconds 5))

(defn- ask!
  "Asks a node for a switch; how that ended, as a map. What takes long is left to itself: faults
  would wait for it, and their end too."
  [test via to]
  (try (client/request! (client/open via) :post (client/path "logs" (:log test) "switch") {:to to}
                        switch-timeout)
       (catch clojure.lang.ExceptionInfo e
         (when-not (:outcome (ex-data e)) (throw e))
         (ex-data e))))

(defn- down?
  "Is that the answer of a node that is not there, or not yet?"
  [answer]
  (and (= :fail (:outcome answer))
       (or (nil? (:status answer)) (= 503 (:status answer)))))

(defn- switch!
  "Asks a node for a switch or, as operators do, another one if that is down."
  [test {:keys [via to]}]
  (let [began (System/nanoTime)
        [via answer] (->> (cons via (rand/shuffle (remove #{via} (:nodes test))))
                          (map (fn [node] [node (ask! test node to)]))
                          (reduce (fn [_ [_ answer :as tried]]
                                    (if (down? answer) tried (reduced tried)))
                                  nil))]
    (-> (select-keys answer [:outcome :segment :milliseconds :reason])
        (assoc :via via, :to to
               :seconds (/ (Math/round (/ (- (System/nanoTime) began) 1e7)) 100.0)))))

(defn- active
  "The composition that takes entries now, as any node knows it."
  [test]
  (some (fn [node]
          (try (:composition (client/active (client/chain (client/open node) (:log test))))
               (catch clojure.lang.ExceptionInfo _ nil)))
        (rand/shuffle (:nodes test))))

(defn- segments
  "The chain's length as the nodes know it: the longest; 0 if none answers."
  [test]
  (->> (:nodes test)
       (pmap (fn [node]
               (try (count (:segments (client/chain (client/open node) (:log test))))
                    (catch clojure.lang.ExceptionInfo _ nil))))
       (keep identity)
       (reduce max 0)))

(defn- interrupt!
  "Asks a node for a switch and kills it after some milliseconds; starts it again. Whether the
  switch came to its end is seen later, in the chain."
  [test db {:keys [via after] :as value}]
  (let [before (segments test)
        asked  (future (switch! test value))]
    (Thread/sleep (long after))
    (c/on-nodes test [via] (partial db/kill! db))
    (let [answer @asked
          met    (segments test)]
      (c/on-nodes test [via] (partial db/start! db))
      (assoc answer :after after, :segments-before before, :segments-after-kill met))))

(defn- seal!
  "Has a node seal the active segment and do nothing else."
  [test {:keys [via]}]
  (try (-> (client/request! (client/open via) :post (client/path "logs" (:log test) "seal"))
           (select-keys [:outcome :segment])
           (assoc :via via))
       (catch clojure.lang.ExceptionInfo e
         (when-not (:outcome (ex-data e)) (throw e))
         (assoc (select-keys (ex-data e) [:outcome :reason]) :via via))))

(defn switch-nemesis
  "Answers to :switch, :storm, :interrupt and :seal, see the namespace."
  [db]
  (reify
    n/Reflection
    (fs [_] #{:switch :storm :interrupt :seal})

    n/Nemesis
    (setup! [this _] this)
    (invoke! [_ test {:keys [f value] :as op}]
      (assoc op :value
             (case f
               :switch    (switch! test value)
               :storm     (vec (pmap (partial switch! test) value))
               :interrupt (interrupt! test db value)
               :seal      (seal! test value))))
    (teardown! [_ _])))

(defn- one-switch
  [opts test]
  {:via (rand/nth (:nodes test))
   :to  (composition/draw (:compositions opts) (:nodes test))})

(defn switch-package
  "Switches, storms of switches, interrupted switches and mere seals, whichever are wanted."
  [{:keys [db faults switch-interval] :as opts}]
  (let [switch    (fn [test _] {:type :info, :f :switch, :value (one-switch opts test)})
        storm     (fn [test _] {:type :info, :f :storm
                                :value (vec (repeatedly (+ 2 (rand/long 2)) #(one-switch opts test)))})
        interrupt (fn [test _] {:type :info, :f :interrupt
                                :value (assoc (one-switch opts test) :after (rand/long 80))})
        seal      (fn [test _] {:type :info, :f :seal, :value {:via (rand/nth (:nodes test))}})
        wanted    (cond-> []
                    (faults :switch)    (conj switch)
                    (faults :storm)     (conj storm)
                    (faults :interrupt) (conj interrupt)
                    (faults :seal)      (conj seal))]
    {:nemesis         (switch-nemesis db)
     :generator       (when (seq wanted) (gen/stagger switch-interval (gen/mix wanted)))
     :final-generator nil
     :perf            #{{:name "switch"    :start #{} :stop #{} :fs #{:switch}    :color "#6DB6FE"}
                        {:name "storm"     :start #{} :stop #{} :fs #{:storm}     :color "#1F78B4"}
                        {:name "interrupt" :start #{} :stop #{} :fs #{:interrupt} :color "#E31A1C"}
                        {:name "seal"      :start #{} :stop #{} :fs #{:seal}      :color "#B2DF8A"}}}))

;; Deposed sequencers

(defn- await-health!
  "Waits until these nodes answer at all."
  [nodes]
  (doseq [node nodes]
    (util/await-fn #(client/request! (client/open node) :get "/v1/health" nil (Duration/ofSeconds 2))
                   {:log-message    (str "Waiting for " node)
                    :log-interval   10000
                    :retry-interval 50
                    :timeout        30000})))

(defn- depose!
  "See the namespace. The others ask for the switch: they know of it, and the deposed do not."
  [test db {:keys [to]}]
  (let [deposed (or (seq (db/primaries db test)) [(rand/nth (:nodes test))])
        others  (remove (set deposed) (:nodes test))
        keepers (composition/members (active test) others)]
    (if (< (count others) 3)
      {:outcome :fail, :reason "too many order entries"}
      (do (c/on-nodes test deposed (partial db/pause! db))
          (try (let [switched (switch! (assoc test :nodes others) {:via (first others), :to to})]
                 (c/on-nodes test keepers (partial db/kill! db))
                 (c/on-nodes test keepers (partial db/start! db))
                 (await-health! keepers)
                 (assoc switched :deposed (vec deposed) :restarted (vec keepers)))
               (finally (c/on-nodes test deposed (partial db/resume! db))))))))

(defn depose-nemesis
  "Answers to :depose {:to composition}."
  [db]
  (reify
    n/Reflection
    (fs [_] #{:depose})

    n/Nemesis
    (setup! [this _] this)
    (invoke! [_ test op]
      (assoc op :value (depose! test db (:value op))))
    (teardown! [_ _])))

(defn depose-package
  "Sequencers that are replaced behind their backs, by natives on the other nodes."
  [{:keys [db faults interval]}]
  (let [depose (fn [test _]
                 (let [others (remove (set (db/primaries db test)) (:nodes test))]
                   {:type :info, :f :depose, :value {:to (composition/draw ["native"] others)}}))]
    (if (faults :depose)
      {:nemesis         (depose-nemesis db)
       :generator       (gen/stagger interval depose)
       :final-generator nil
       :perf            #{{:name "depose" :start #{} :stop #{} :fs #{:depose} :color "#FB9A99"}}}
      nc/noop)))

;; Corrupt files

(def ^:private journal
  "The journal of entries and of what acceptors promised."
  "/var/lib/rhenea/journal/journal")

(defn- ended?
  "Is there no node's process on this node?"
  []
  (= "ended" (c/exec* (str "pgrep -f '" process-pattern "' >/dev/null || echo ended"))))

(defn- refuses?
  "Whether a node that was just started ends by itself, rather than answer."
  [node]
  (util/await-fn
    (fn []
      (or (ended?)
          (do (client/request! (client/open node) :get "/v1/health" nil (Duration/ofSeconds 2))
              false)))
    {:log-message (str "Waiting for " node), :log-interval 10000, :retry-interval 250, :timeout 30000}))

(defn- flip!
  "Changes some bytes near the beginning of this node's oldest segment, where something is written;
  says which file that is, nil if there is none."
  []
  (let [file (c/su (c/exec* (str "find " journal " -type f -size +64k 2>/dev/null | sort | head -1")))]
    (when (seq file)
      (c/su (c/exec* (str "for i in 1 2 3 4; do printf '\\xff' | dd of=" file
                          " bs=1 seek=$((512 + RANDOM / 4)) conv=notrunc; done 2>/dev/null")))
      file)))

(defn- corrupt!
  "See the namespace; whether the node refused to start on what it found."
  [test db node]
  (c/on-nodes test [node]
              (fn [test node]
                (db/kill! db test node)
                (let [file (flip!)]
                  (db/start! db test node)
                  (let [refused (refuses? node)]
                    (when refused
                      (c/su (c/exec* "rm -rf /var/lib/rhenea/*"))
                      (db/start! db test node))
                    {:file file, :refused refused})))))

(defn corrupt-nemesis
  "Answers to :corrupt node."
  [db]
  (reify
    n/Reflection
    (fs [_] #{:corrupt})

    n/Nemesis
    (setup! [this _] this)
    (invoke! [_ test op]
      (assoc op :value (corrupt! test db (:value op))))
    (teardown! [_ _])))

(defn corrupt-package
  "One node whose journal decays."
  [{:keys [db faults interval]}]
  (if (faults :corrupt)
    {:nemesis         (corrupt-nemesis db)
     :generator       (gen/stagger (* 2 interval)
                                   (fn [test _] {:type :info, :f :corrupt, :value (last (:nodes test))}))
     :final-generator nil
     :perf            #{{:name "corrupt" :start #{} :stop #{} :fs #{:corrupt} :color "#99F2E2"}}}
    nc/noop))

;; Lost packets

(def ^:private chain "RHENEA-LOSS")

(defn- stop-loss! [_ _]
  (c/su (doseq [hook [:INPUT :OUTPUT]]
          (c/exec* "while iptables -w -D" (name hook) "-j" chain "2>/dev/null; do :; done"))
        (c/exec* "iptables -w -F" chain "2>/dev/null; iptables -w -X" chain "2>/dev/null; true")))

(defn- start-loss! [probability test node]
  (stop-loss! test node)
  (c/su (c/exec :iptables :-w :-N chain)
        (c/exec :iptables :-w :-A chain :-p :tcp :--dport 22 :-j :RETURN)
        (c/exec :iptables :-w :-A chain :-p :tcp :--sport 22 :-j :RETURN)
        (c/exec :iptables :-w :-A chain :-m :statistic :--mode :random
                :--probability probability :-j :DROP)
        (c/exec :iptables :-w :-A :INPUT :-j chain)
        (c/exec :iptables :-w :-A :OUTPUT :-j chain)))

(defn loss-nemesis
  "Answers to :start-loss [node-spec probability] and :stop-loss."
  [db]
  (reify
    n/Reflection
    (fs [_] #{:start-loss :stop-loss})

    n/Nemesis
    (setup! [this test]
      (c/on-nodes test stop-loss!)
      this)
    (invoke! [_ test {:keys [f value] :as op}]
      (assoc op :value
             (case f
               :start-loss (let [[spec probability] value]
                             (c/on-nodes test (nc/db-nodes test db spec)
                                         (fn [test node] (start-loss! probability test node)
                                           probability)))
               :stop-loss  (do (c/on-nodes test stop-loss!) :all))))
    (teardown! [_ test]
      (c/on-nodes test stop-loss!))))

(defn loss-package
  "Packets lost at random, some of them or nearly all."
  [{:keys [db faults interval]}]
  (let [start (fn [_ _] {:type :info, :f :start-loss
                         :value [(rand/nth [:one :minority :majority :all])
                                 (rand/nth [0.05 0.2 0.5])]})
        stop  {:type :info, :f :stop-loss, :value nil}]
    (if (faults :loss)
      {:nemesis         (loss-nemesis db)
       :generator       (gen/stagger interval (gen/flip-flop start (gen/repeat stop)))
       :final-generator stop
       :perf            #{{:name "loss" :start #{:start-loss} :stop #{:stop-loss} :color "#D1E8A0"}}}
      nc/noop)))

;; Clocks

(def clock-file
  "Where libfaketime reads a node's offset: the node is started with it, see rhenea.db."
  "/var/lib/rhenea-clock")

(defn- set-clock! [offset]
  (c/su (c/exec :echo offset :> clock-file)))

(defn clock-nemesis
  "Answers to :bump-clock {node seconds} and :reset-clock."
  []
  (reify
    n/Reflection
    (fs [_] #{:bump-clock :reset-clock})

    n/Nemesis
    (setup! [this test]
      (c/on-nodes test (fn [_ _] (set-clock! "+0")))
      this)
    (invoke! [_ test {:keys [f value] :as op}]
      (assoc op :value
             (case f
               :bump-clock  (c/on-nodes test (keys value)
                                        (fn [_ node]
                                          (let [offset (format "%+d" (long (value node)))]
                                            (set-clock! offset)
                                            offset)))
               :reset-clock (do (c/on-nodes test (fn [_ _] (set-clock! "+0"))) :all))))
    (teardown! [_ test]
      (c/on-nodes test (fn [_ _] (set-clock! "+0"))))))

(defn clock-package
  "Wall clocks that jump by up to an hour."
  [{:keys [faults interval]}]
  (let [bump  (fn [test _] {:type :info, :f :bump-clock
                            :value (into {} (map (fn [node] [node (- (rand/long 7200) 3600)]))
                                         (rand/nonempty-subset (:nodes test)))})
        reset {:type :info, :f :reset-clock, :value nil}]
    (if (faults :clock)
      {:nemesis         (clock-nemesis)
       :generator       (gen/stagger interval (gen/flip-flop bump (gen/repeat reset)))
       :final-generator reset
       :perf            #{{:name "clock" :start #{:bump-clock} :stop #{:reset-clock}
                           :color "#A0E9E3"}}}
      nc/noop)))

;; The end of all

(def healed-package
  "Marks, in the history, where the faults were over; the liveness checker looks for it."
  {:nemesis         (reify
                      n/Reflection
                      (fs [_] #{:healed})
                      n/Nemesis
                      (setup! [this _] this)
                      (invoke! [_ _ op] op)
                      (teardown! [_ _]))
   :generator       nil
   :final-generator {:type :info, :f :healed}
   :perf            #{}})

;; All of them

(defn package
  "The nemesis, its generators and its colours for the faults in opts: :db, :faults (a set),
  :interval and :switch-interval (seconds), :compositions (kinds, or expressions)."
  [opts]
  (nc/compose-packages
    (cond-> [(switch-package opts)
             (depose-package opts)
             (corrupt-package opts)
             (loss-package opts)
             (clock-package opts)
             (nc/partition-package opts)
             (nc/db-package (merge opts {:kill  {:targets [:one :one :primaries :primaries :minority :all]}
                                         :pause {:targets [:one :primaries :minority]}}))]
      ((:faults opts) :packet) (conj (nc/packet-package opts))
      true                     (conj healed-package))))

(defn starts
  "For each fault the ops that bring it about."
  [fault]
  (case fault
    :partition #{:start-partition}
    :packet    #{:start-packet}
    :loss      #{:start-loss}
    :clock     #{:bump-clock}
    #{fault}))
