(ns rhenea.nemesis.loss
  "Packets lost at random, some of them or nearly all, by iptables."
  (:require [jepsen [control :as c]
                    [generator :as gen]
                    [random :as rand]]
            [jepsen.nemesis.combined :as nc]
            [rhenea.nemesis.answers :as answers]))

(def ^:private chain "RHENEA-LOSS")

(defn- stop-here! [_ _]
  (c/su (doseq [hook [:INPUT :OUTPUT]]
          (c/exec* "while iptables -w -D" (name hook) "-j" chain "2>/dev/null; do :; done"))
        (c/exec* "iptables -w -F" chain "2>/dev/null; iptables -w -X" chain "2>/dev/null; true")))

(defn- start-here! [probability test node]
  (stop-here! test node)
  (c/su (c/exec :iptables :-w :-N chain)
        (c/exec :iptables :-w :-A chain :-p :tcp :--dport 22 :-j :RETURN)
        (c/exec :iptables :-w :-A chain :-p :tcp :--sport 22 :-j :RETURN)
        (c/exec :iptables :-w :-A chain :-m :statistic :--mode :random
                :--probability probability :-j :DROP)
        (c/exec :iptables :-w :-A :INPUT :-j chain)
        (c/exec :iptables :-w :-A :OUTPUT :-j chain))
  probability)

(defn- start! [db test [spec probability]]
  (c/on-nodes test (nc/db-nodes test db spec) (partial start-here! probability)))

(defn- stop! [test _]
  (c/on-nodes test stop-here!)
  :all)

(defn package
  [{:keys [db faults interval]}]
  (let [start (fn [_ _] {:type :info, :f :start-loss
                         :value [(rand/nth [:one :minority :majority :all])
                                 (rand/nth [0.05 0.2 0.5])]})
        stop  {:type :info, :f :stop-loss, :value nil}]
    (if (faults :loss)
      {:nemesis         (answers/nemesis {:start-loss (partial start! db), :stop-loss stop!}
                                         #(stop! % nil))
       :generator       (gen/stagger interval (gen/flip-flop start (gen/repeat stop)))
       :final-generator stop
       :perf            #{{:name "loss" :start #{:start-loss} :stop #{:stop-loss} :color "#D1E8A0"}}}
      nc/noop)))
