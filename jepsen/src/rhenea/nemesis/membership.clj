(ns rhenea.nemesis.membership
  "Nodes that leave the running cluster, lose their disks, and join it again as new ones. Founders
  stay, see rhenea.members."
  (:require [jepsen [control :as c]
                    [db :as db]
                    [generator :as gen]
                    [random :as rand]
                    [util :as util]]
            [jepsen.nemesis.combined :as nc]
            [rhenea [client :as client]
                    [composition :as composition]
                    [db :as nodes]
                    [members :as members]]
            [rhenea.nemesis.answers :as answers]
            [rhenea.nemesis.switch :as switch])
  (:import (java.time Duration)))

(def ^:private leave-seconds
  "How long it is tried to take a node out; other faults wait meanwhile, and their end too."
  20)

(def ^:private join-seconds
  "How long a node is waited for that joins; one that takes longer is started again at the end."
  20)

(def ^:private patience (Duration/ofSeconds 5))

(defn- move-away!
  "Switches a log to others if the node takes part in it."
  [test log node others]
  (let [test (assoc test :log log)]
    (when (seq (composition/members (switch/active test) [node]))
      (switch/switch! test {:via (rand/nth others), :to (composition/draw ["native"] others)}))))

(defn- forget!
  "Trims all of a log that nobody uses: closed segments of it, too, may need the node."
  [log others]
  (let [conn (client/open (rand/nth others))
        tail (:tail (client/attempt! conn :get (client/path "logs" log "tail") nil patience))]
    (when tail
      (client/attempt! conn :post (client/path "logs" log "trim") {:before tail} patience))))

(defn- ask-to-leave!
  "Takes what it can from the node, and asks for its departure. That is refused as long as anything
  needs the node, such as a closed segment of which nothing is trimmed yet."
  [test node]
  (let [others (remove #{node} (members/present test))]
    (run! #(move-away! test % node others) nodes/logs)
    (run! #(forget! % others) (remove (set [(:log test) "table"]) nodes/logs))
    (client/attempt! (client/open (rand/nth others)) :delete (client/path "cluster" "nodes" node)
                     nil patience)))

(defn- await-end!
  "A node that has left stops by itself; one that cannot (it is paused, or cut off) is killed."
  [db test node]
  (let [by-itself (try (util/await-fn #(or (nodes/ended?) (throw (RuntimeException. "still runs")))
                                      {:retry-interval 100, :timeout 10000, :log-interval 20000})
                       (catch RuntimeException _ false))]
    (db/kill! db test node)
    (nodes/wipe!)
    (if by-itself :ended :killed)))

(defn- leave!
  [db test node]
  (let [until (+ (System/nanoTime) (* 1000000000 leave-seconds))]
    (loop []
      (let [answer (ask-to-leave! test node)]
        (cond
          (= :ok (:outcome answer))
          (do (swap! (:away test) conj node)
              (merge {:outcome :ok} (c/on-nodes test [node] (partial await-end! db))))

          (< (System/nanoTime) until)
          (do (Thread/sleep 500)
              (recur))

          :else
          (select-keys answer [:outcome :reason]))))))

(defn- join!
  [db test node]
  (swap! (:away test) disj node)
  (c/on-nodes test [node] (fn [test node]
                            (db/kill! db test node)
                            (db/start! db test node)))
  (if (nodes/await-health node (* 1000 join-seconds))
    {:outcome :ok}
    (do (swap! (:away test) conj node)
        {:outcome :info, :reason (str "it does not answer yet after " join-seconds " s")})))

(defn- join-all!
  "Those that are away, and those that ended because they could not join."
  [db test _]
  (into {} (map (fn [node] [node (join! db test node)])) (sort @(:away test))))

(defn- leave-or-join
  "A random one of the nodes that may do either."
  [test _]
  (let [node (rand/nth (remove (partial members/founder? test) (:nodes test)))]
    {:type :info, :f (if (members/away? test node) :join :leave), :value node}))

(defn package
  [{:keys [db faults interval]}]
  (if (faults :membership)
    {:nemesis         (answers/nemesis {:leave    (partial leave! db)
                                        :join     (partial join! db)
                                        :join-all (partial join-all! db)})
     :generator       (gen/stagger interval leave-or-join)
     :final-generator {:type :info, :f :join-all, :value nil}
     :perf            #{{:name "membership" :start #{:leave} :stop #{:join :join-all} :fs #{}
                         :color "#FDBF6F"}}}
    nc/noop))
