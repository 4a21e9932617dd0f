(ns rhenea.workload.list-append
  "Transactions that read lists and append to them, judged by Elle: strictly serializable.

  A list is a key of the table, its elements separated by spaces. A transaction reads all its lists
  as of one position, computes, and writes with a guard on the version of everything it read: if
  anything has changed meanwhile, nothing happens and the transaction has failed."
  (:require [clojure.string :as str]
            [jepsen [client :as client]
                    [generator :as gen]]
            [jepsen.tests.cycle.append :as append]
            [rhenea.client :as http]))

(defn- cell-key [k] (str "l" k))

(defn- elements
  [cells k]
  (if-let [{:keys [value]} (get cells (cell-key k))]
    (mapv parse-long (str/split value #" "))
    []))

(defn apply-txn
  "What a transaction does to these lists: [the transaction with its reads filled in, the lists]."
  [lists txn]
  (reduce (fn [[done lists] [f k v]]
            (case f
              :r      [(conj done [f k (get lists k)]) lists]
              :append [(conj done [f k v]) (update lists k (fnil conj []) v)]))
          [[] lists]
          txn))

(defn- transact!
  [conn txn]
  (let [ks     (distinct (map second txn))
        cells  (http/cells conn (map cell-key ks))
        lists  (into {} (map (juxt identity (partial elements cells))) ks)
        [done after] (apply-txn lists txn)
        changed (filter #(not= (lists %) (after %)) ks)]
    (when (seq changed)
      (http/transact! conn
                      (map #(http/guard cells (cell-key %)) ks)
                      (map (fn [k] {:put (cell-key k), :value (str/join " " (after k))}) changed)))
    done))

(defn- changes-nothing?
  [txn]
  (every? #(= :r (first %)) txn))

(defrecord ListClient [conn]
  client/Client
  (open! [this _ node] (assoc this :conn (http/open node)))
  (setup! [_ _])
  (invoke! [_ _ op]
    (http/with-outcome op (if (changes-nothing? (:value op)) #{:txn} #{})
      (assoc op :type :ok, :value (transact! conn (:value op)))))
  (teardown! [_ _])
  (close! [_ _])

  client/Reusable
  (reusable? [_ _] true))

(defn workload
  [_]
  (let [test (append/test {:key-count          8
                           :min-txn-length     1
                           :max-txn-length     4
                           :max-writes-per-key 64
                           :consistency-models [:strict-serializable]})]
    {:client          (->ListClient nil)
     :generator       (:generator test)
     :final-generator {:f :txn, :value [[:r -1 nil]]}
     :checker         (:checker test)
     :log             "table"}))
