(ns rhenea.nemesis.switch
  "Switches, storms of them, interrupted ones, and mere seals."
  (:require [jepsen [control :as c]
                    [db :as db]
                    [generator :as gen]
                    [random :as rand]]
            [rhenea [client :as client]
                    [composition :as composition]
                    [members :as members]]
            [rhenea.nemesis.answers :as answers])
  (:import (java.time Duration)))

(def ^:private patience (Duration/ofSeconds 5))

(defn- ask!
  "Asks a node for a switch; how that ended, as a map. What takes long is left to itself: faults
  would wait for it, and their end too."
  [log via to]
  (client/attempt! (client/open via) :post (client/path "logs" log "switch") {:to to} patience))

(defn- down?
  "Is that the answer of a node that is not there, or not yet?"
  [answer]
  (and (= :fail (:outcome answer))
       (or (nil? (:status answer)) (= 503 (:status answer)))))

(defn switch!
  "Asks a node for a switch or, as operators do, another one if that is down."
  [test {:keys [via to]}]
  (let [began (System/nanoTime)
        [via answer] (->> (cons via (rand/shuffle (remove #{via} (:nodes test))))
                          (map (fn [node] [node (ask! (:log test) node to)]))
                          (reduce (fn [_ [_ answer :as tried]]
                                    (if (down? answer) tried (reduced tried)))
                                  nil))]
    (-> (select-keys answer [:outcome :segment :milliseconds :reason])
        (assoc :via via, :to to
               :seconds (/ (Math/round (/ (- (System/nanoTime) began) 1e7)) 100.0)))))

(defn active
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
  [db test {:keys [via after] :as value}]
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
  (-> (client/attempt! (client/open via) :post (client/path "logs" (:log test) "seal"))
      (select-keys [:outcome :segment :reason])
      (assoc :via via)))

(defn- one-switch
  [opts test]
  (let [nodes (members/present test)]
    {:via (rand/nth nodes)
     :to  (composition/draw (:compositions opts) nodes)}))

(defn package
  "Whichever of them are wanted."
  [{:keys [db faults switch-interval] :as opts}]
  (let [op     (fn [f value] {:type :info, :f f, :value value})
        wanted {:switch    (fn [test _] (op :switch (one-switch opts test)))
                :storm     (fn [test _] (op :storm (vec (repeatedly (+ 2 (rand/long 2))
                                                                    #(one-switch opts test)))))
                :interrupt (fn [test _] (op :interrupt (assoc (one-switch opts test)
                                                              :after (rand/long 80))))
                :seal      (fn [test _] (op :seal {:via (rand/nth (members/present test))}))}
        wanted (vals (select-keys wanted faults))]
    {:nemesis         (answers/nemesis {:switch    switch!
                                        :storm     (fn [test asked]
                                                     (vec (pmap (partial switch! test) asked)))
                                        :interrupt (partial interrupt! db)
                                        :seal      seal!})
     :generator       (when (seq wanted) (gen/stagger switch-interval (gen/mix wanted)))
     :final-generator nil
     :perf            #{{:name "switch"    :start #{} :stop #{} :fs #{:switch}    :color "#6DB6FE"}
                        {:name "storm"     :start #{} :stop #{} :fs #{:storm}     :color "#1F78B4"}
                        {:name "interrupt" :start #{} :stop #{} :fs #{:interrupt} :color "#E31A1C"}
                        {:name "seal"      :start #{} :stop #{} :fs #{:seal}      :color "#B2DF8A"}}}))
