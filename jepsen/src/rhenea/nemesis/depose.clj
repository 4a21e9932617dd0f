(ns rhenea.nemesis.depose
  "Sequencers that are replaced behind their backs, by natives on the other nodes."
  (:require [jepsen [control :as c]
                    [db :as db]
                    [generator :as gen]
                    [random :as rand]]
            [jepsen.nemesis.combined :as nc]
            [rhenea [composition :as composition]
                    [db :as nodes]
                    [members :as members]]
            [rhenea.nemesis.answers :as answers]
            [rhenea.nemesis.switch :as switch]))

(defn- depose!
  "Pauses who orders, and has a switch replace it; restarts the others that keep its entries, and
  wakes it up. The others are asked for the switch: they know of it, and the deposed do not."
  [db test {:keys [to]}]
  (let [present (members/present test)
        deposed (or (seq (db/primaries db test)) [(rand/nth present)])
        others  (remove (set deposed) present)
        keepers (composition/members (switch/active test) others)]
    (if (< (count others) 3)
      {:outcome :fail, :reason "too many order entries"}
      (do (c/on-nodes test deposed (partial db/pause! db))
          (try (let [switched (switch/switch! (assoc test :nodes others)
                                              {:via (first others), :to to})]
                 (c/on-nodes test keepers (partial db/kill! db))
                 (c/on-nodes test keepers (partial db/start! db))
                 (run! #(nodes/await-health % 30000) keepers)
                 (assoc switched :deposed (vec deposed) :restarted (vec keepers)))
               (finally (c/on-nodes test deposed (partial db/resume! db))))))))

(defn package
  [{:keys [db faults interval]}]
  (let [depose (fn [test _]
                 (let [others (remove (set (db/primaries db test)) (members/present test))]
                   {:type :info, :f :depose, :value {:to (composition/draw ["native"] others)}}))]
    (if (faults :depose)
      {:nemesis         (answers/nemesis {:depose (partial depose! db)})
       :generator       (gen/stagger interval depose)
       :final-generator nil
       :perf            #{{:name "depose" :start #{} :stop #{} :fs #{:depose} :color "#FB9A99"}}}
      nc/noop)))
