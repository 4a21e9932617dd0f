(ns rhenea.nemesis.clock
  "Wall clocks that jump by up to an hour, by libfaketime on each node's JVM: never the machine's
  clock, which all nodes share."
  (:require [jepsen [control :as c]
                    [generator :as gen]
                    [random :as rand]]
            [jepsen.nemesis.combined :as nc]
            [rhenea.db :as nodes]
            [rhenea.nemesis.answers :as answers]))

(defn- bump! [test offsets]
  (c/on-nodes test (keys offsets)
              (fn [_ node] (nodes/set-clock! (format "%+d" (long (offsets node)))))))

(defn- calm! [test _]
  (c/on-nodes test (fn [_ _] (nodes/set-clock! "+0")))
  :all)

(defn package
  [{:keys [faults interval]}]
  (let [bump  (fn [test _] {:type :info, :f :bump-clock
                            :value (into {} (map (fn [node] [node (- (rand/long 7200) 3600)]))
                                         (rand/nonempty-subset (:nodes test)))})
        reset {:type :info, :f :reset-clock, :value nil}]
    (if (faults :clock)
      {:nemesis         (answers/nemesis {:bump-clock bump!, :reset-clock calm!} #(calm! % nil))
       :generator       (gen/stagger interval (gen/flip-flop bump (gen/repeat reset)))
       :final-generator reset
       :perf            #{{:name "clock" :start #{:bump-clock} :stop #{:reset-clock}
                           :color "#A0E9E3"}}}
      nc/noop)))
