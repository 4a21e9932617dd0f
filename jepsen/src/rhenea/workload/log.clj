(ns rhenea.workload.log
  "The log itself, the layer that nobody tests: append, read, tail and trim on a named log, while the
  protocol under it is replaced. Judged by rhenea.checker.log."
  (:require [jepsen [client :as client]
                    [generator :as gen]
                    [random :as rand]]
            [rhenea.checker.log :as log]
            [rhenea.client :as http]))

(def log-name "default")

(defn- entries-path [] (http/path "logs" log-name "entries"))

(defn- read-range
  "All there is in [from, to), page by page, as [[position v] ...]; to may be nil: to the tail."
  [conn from to]
  (loop [found [], from from]
    (let [page (http/request! conn :get (http/query (entries-path)
                                                    (cond-> {:from from} to (assoc :to to))))
          found (into found (map (juxt :lsn (comp parse-long :value))) (:entries page))]
      (if (or (= from (:next page))
              (and to (<= to (:next page))))
        found
        (recur found (:next page))))))

(defrecord LogClient [conn seen]
  client/Client
  (open! [this _ node] (assoc this :conn (http/open node)))
  (setup! [_ _])
  (invoke! [_ _ {:keys [f value] :as op}]
    (http/with-outcome op #{:read :tail}
      (case f
        :append (let [{:keys [lsn]} (http/request! conn :post (entries-path) (str value))]
                  (swap! seen max lsn)
                  (assoc op :type :ok, :value [lsn value]))
        :read   (let [[from to] value]
                  (assoc op :type :ok, :value (read-range conn from to)))
        :tail   (assoc op :type :ok
                       :value (:tail (http/request! conn :get (http/path "logs" log-name "tail"))))
        :trim   (assoc op :type :ok
                       :value (:trimMark (http/request! conn :post (http/path "logs" log-name "trim")
                                                        {:before value}))))))
  (teardown! [_ _])
  (close! [_ _])

  client/Reusable
  (reusable? [_ _] true))

(defn- read-near-tail
  "A range that ends about where the log does."
  [seen]
  (fn [_ _]
    (let [from (max 0 (- @seen (rand/long 40)))]
      {:f :read, :value [from (+ from 1 (rand/long 60))]})))

(defn- trim-old
  "Trims what lies far behind."
  [seen]
  (fn [_ _]
    {:f :trim, :value (max 0 (- @seen 200 (rand/long 200)))}))

(defn workload
  [_]
  (let [seen    (atom 0)
        appends (map (fn [v] {:f :append, :value v}) (range))
        reads   (read-near-tail seen)
        tails   (gen/repeat {:f :tail})]
    {:client          (->LogClient nil seen)
     :generator       (gen/any (gen/mix [appends reads tails])
                               (gen/stagger 5 (trim-old seen)))
     :final-generator {:f :read, :value log/whole}
     :checker         (log/checker)
     :log             log-name}))
