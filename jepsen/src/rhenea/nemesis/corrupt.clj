(ns rhenea.nemesis.corrupt
  "One node whose journal decays: always the same, since more than that no majority could be expected
  to survive."
  (:require [jepsen [control :as c]
                    [db :as db]
                    [generator :as gen]
                    [util :as util]]
            [jepsen.nemesis.combined :as nc]
            [rhenea [db :as nodes]
                    [members :as members]]
            [rhenea.nemesis.answers :as answers]))

(def ^:private journal
  "The journal of entries and of what acceptors promised."
  (str nodes/data "/journal/journal"))

(defn- refuses?
  "Whether a node that was just started ends by itself, rather than answer."
  [node]
  (util/await-fn
    (fn []
      (or (nodes/ended?)
          (do (nodes/health! node)
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
  "Changes the journal while the node is down; whether it refused to start on that, and so came back
  with an empty disk."
  [db test node]
  (c/on-nodes test [node]
              (fn [test node]
                (db/kill! db test node)
                (let [file (flip!)]
                  (db/start! db test node)
                  (let [refused (refuses? node)]
                    (when refused
                      (nodes/wipe!)
                      (db/start! db test node))
                    {:file file, :refused refused})))))

(defn package
  [{:keys [db faults interval]}]
  (if (faults :corrupt)
    {:nemesis         (answers/nemesis {:corrupt (partial corrupt! db)})
     :generator       (gen/stagger (* 2 interval)
                                   (fn [test _] {:type :info, :f :corrupt, :value (last (members/founders test))}))
     :final-generator nil
     :perf            #{{:name "corrupt" :start #{} :stop #{} :fs #{:corrupt} :color "#99F2E2"}}}
    nc/noop))
