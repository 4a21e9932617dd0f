(ns rhenea.workload.set
  "A set that grows: every element is a key of the table, and a read is a scan. What was added and
  acknowledged must be in every later read, at once (set-full, linearizable)."
  (:require [jepsen [checker :as checker]
                    [client :as client]
                    [generator :as gen]]
            [rhenea.client :as http]))

(def prefix "s-")

(defn- scan
  "All elements, page by page, as of one position."
  [conn]
  (loop [elements (sorted-set)
         page     (http/query "/v1/table" {:prefix prefix, :limit 1000})]
    (let [{:keys [values continue]} (http/request! conn :get page)
          elements (into elements (map #(parse-long (subs (:key %) (count prefix)))) values)]
      (if continue
        (recur elements (http/query "/v1/table" {:continue continue, :limit 1000}))
        elements))))

(defrecord SetClient [conn]
  client/Client
  (open! [this _ node] (assoc this :conn (http/open node)))
  (setup! [_ _])
  (invoke! [_ _ op]
    (http/with-outcome op #{:read}
      (case (:f op)
        :add  (do (http/request! conn :put (http/path "table" (str prefix (:value op))) "+")
                  (assoc op :type :ok))
        :read (assoc op :type :ok, :value (scan conn)))))
  (teardown! [_ _])
  (close! [_ _])

  client/Reusable
  (reusable? [_ _] true))

(defn workload
  [_]
  {:client          (->SetClient nil)
   :generator       (gen/any (map (fn [x] {:f :add, :value x}) (range))
                               (gen/stagger 1/4 (gen/repeat {:f :read})))
   :final-generator {:f :read}
   :checker         (checker/set-full {:linearizable? true})
   :log             "table"})
